package org.nbdscope.app.view.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.findings.Severity;

class FindingMarksTest {

    private static final ByteSpan DISK = new ByteSpan(0, 1 << 20);
    private static final double WIDTH = 1080;

    private static List<FindingMarks.Mark> marks(LongStream offsets) {
        return marks(offsets, finding -> true);
    }

    private static List<FindingMarks.Mark> marks(LongStream offsets, Predicate<DiskFinding> shown) {
        return FindingMarks.of(offsets.mapToObj(offset -> new DiskFinding(offset, 1, 0, 0, "CODE",
                offset == 9_000 ? Severity.ERROR : Severity.NOTE, "text", "")).toList(), DISK, WIDTH, shown);
    }

    @Test
    void noMarkCoversAnother() {
        List<FindingMarks.Mark> marks = marks(LongStream.range(0, 60).map(i -> i * 1_300));
        assertEquals(60, marks.stream().mapToInt(FindingMarks.Mark::count).sum(), "each is counted");
        for (int i = 1; i < marks.size(); i++) {
            assertTrue((marks.get(i).position() - marks.get(i - 1).position()) * WIDTH >= FindingMarks.APART - 1e-9, marks.toString());
        }
    }

    @Test
    void theWorstOfThoseTogetherIsShown() {
        List<FindingMarks.Mark> marks = marks(LongStream.of(1_000, 9_000, 17_600));
        assertEquals(1, marks.size());
        assertEquals(Severity.ERROR, marks.get(0).worst().severity());
        assertEquals(3, marks.get(0).count());
    }

    @Test
    void whatTheFilterShowsCoversWhatItHides() {
        List<FindingMarks.Mark> marks = marks(LongStream.of(1_000, 9_000, 17_600, 900_000), finding -> finding.offset() == 1_000);
        assertEquals(2, marks.size());
        assertEquals(new FindingMarks.Mark(DISK.position(1_000), marks.get(0).worst(), 1, false), marks.get(0));
        assertEquals(Severity.NOTE, marks.get(0).worst().severity(), "the error is hidden");
        assertTrue(marks.get(1).dimmed(), "alone at its place");
    }
}
