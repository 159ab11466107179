package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapTotalsTest {

    @Test
    void addsUpByStatusInAscendingOrder() {
        CoverageMap map = new CoverageMap(1000L);
        map.answer(0, 500, 3, 1);
        map.answer(100, 50, 0, 1);
        MapTotals totals = MapTotals.of("base:allocation", map);
        assertEquals(List.of(new StatusTotal(0, "data", 50, 5.0, 1), new StatusTotal(3, "hole,zero", 450, 45.0, 2)), totals.totals());
        assertEquals(500, totals.knownBytes());
        assertEquals(500L, totals.unknownBytes());
        assertEquals(3, totals.extents());
    }

    @Test
    void hugeDisksAndUnsignedStatus() {
        CoverageMap map = new CoverageMap(-1L);
        map.answer(0, -1, -1, 1);
        map.answer(0, 1, 4, 1);
        assertEquals(List.of(new StatusTotal(4, null, 1, 100 / 0x1p64, 1), new StatusTotal(-1, null, -2, 100, 1)),
            MapTotals.of("other:context", map).totals());
    }

    @Test
    void percentOfWhatIsKnownWhereTheSizeIsNot() {
        CoverageMap map = new CoverageMap(null);
        map.answer(100, 30, 1, 1);
        map.answer(200, 10, 0, 1);
        MapTotals totals = MapTotals.of("qemu:dirty-bitmap:b", map);
        assertEquals(List.of(new StatusTotal(0, "clean", 10, 25, 1), new StatusTotal(1, "dirty", 30, 75, 1)), totals.totals());
        assertEquals(null, totals.unknownBytes());
    }

    @Test
    void nothingKnownIsNoTotals() {
        assertEquals(new MapTotals(List.of(), 0, 10L, 0), MapTotals.of("base:allocation", new CoverageMap(10L)));
    }
}
