package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.analysis.CoverageMap;
import org.nbdscope.dissector.analysis.KnownContext;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapStep;

class ColumnBinsTest {

    private static final long EXBIBYTE = 1L << 60;
    private static final String BASE = "base:allocation";

    private static ContextExtents extents(CoverageMap map) {
        return ContextExtents.of(BASE, KnownContext.of(map));
    }

    @Test
    void showsALoneClusterInAnExbibyte() {
        CoverageMap map = new CoverageMap(EXBIBYTE);
        map.answer(0, EXBIBYTE, 3, 1);
        map.answer(EXBIBYTE / 2 + 5, 512, 0, 2);
        ColumnBins bins = ColumnBins.of(extents(map), new ByteSpan(0, EXBIBYTE), 1_000, Set.of());
        assertEquals(StatusKind.DATA, bins.kind(500));
        assertEquals(StatusKind.HOLE_ZERO, bins.kind(499));
        assertEquals(StatusKind.HOLE_ZERO, bins.kind(501));
        assertEquals(2, bins.count(500), "the data, and the hole behind it");
    }

    @Test
    void leavesWhatWasNeverAnsweredBlank() {
        CoverageMap map = new CoverageMap(1_000L);
        map.answer(200, 300, 2, 1);
        ColumnBins bins = ColumnBins.of(extents(map), new ByteSpan(0, 1_000), 100, Set.of());
        assertEquals(StatusKind.UNKNOWN, bins.kind(19));
        assertEquals(StatusKind.ZERO, bins.kind(20));
        assertEquals(50, bins.runEnd(20));
        assertEquals(StatusKind.UNKNOWN, bins.kind(50));
        ColumnBins inside = ColumnBins.of(extents(map), new ByteSpan(300, 16), 160, Set.of());
        assertEquals(160, inside.runEnd(0), "a part in the middle of an extent is full of it");
    }

    @Test
    void findsExtentsByOffset() {
        CoverageMap map = new CoverageMap(null);
        map.answer(1L << 63, 100, 0, 7);
        ContextExtents extents = extents(map);
        assertEquals(0, extents.at((1L << 63) + 99));
        assertEquals(ContextExtents.NONE, extents.at((1L << 63) + 100));
        assertEquals(ContextExtents.NONE, extents.at(5));
        assertEquals(7, extents.message(0));
    }

    @Test
    void laysManyStepsInFewRows() {
        List<CoverageStep> steps = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            MapStep step = new MapStep(i, i, i * 100L, 200, true, i == 0 ? MapCause.FIRST : MapCause.REQ_ONE, i * 100L + 100, 1, 5L);
            steps.add(new CoverageStep(i + 1, 1, 1_000, 0, step, 2 * i, 2 * i + 1));
        }
        ByteSpan whole = new ByteSpan(0, 100_000);
        Staircase stairs = Staircase.of(steps, whole, 50, step -> true);
        assertEquals(50, stairs.rows().size());
        assertEquals(1_000, stairs.steps());
        assertEquals(MapCause.REQ_ONE, stairs.rows().get(0).cause());
        assertEquals(20, stairs.rows().get(0).count());
        assertEquals(0.02, stairs.rows().get(0).answeredTo(), 1e-9);
        assertEquals(25, stairs.rowOf(steps.get(510)));
        Staircase part = Staircase.of(steps, new ByteSpan(50_000, 100), 50, step -> true);
        assertEquals(2, part.steps(), "only those that touch the part");
        assertTrue(Staircase.of(List.of(), whole, 10, step -> true).rows().isEmpty());
    }
}
