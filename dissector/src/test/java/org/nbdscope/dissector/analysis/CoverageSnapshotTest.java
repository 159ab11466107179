package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CoverageSnapshotTest {

    private record Range(long start, long end, long flags, long when) {
    }

    private static List<Range> ranges(CoverageMap map) {
        List<Range> ranges = new ArrayList<>();
        map.visit((offset, length, flags, when) -> ranges.add(new Range(offset, offset + length, flags, when)));
        return ranges;
    }

    @Test
    void holdsWhatTheMapKnewThen() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CoverageMap map = new CoverageMap(null);
        for (int i = 0; i < 3_000; i++) {
            map.answer(i * 20L + random.nextInt(20), 1 + random.nextInt(30), random.nextInt(5), i);
        }
        CoverageSnapshot snapshot = map.snapshot();
        List<Range> known = ranges(map);
        for (int i = 0; i < 3_000; i++) {
            map.answer(random.nextInt(60_000), 1 + random.nextInt(100), random.nextInt(5), i);
        }
        String what = "seed " + seed;
        assertEquals(known.size(), snapshot.count(), what);
        for (int i = 0; i < known.size(); i++) {
            assertEquals(known.get(i), new Range(snapshot.start(i), snapshot.end(i), snapshot.flags(i), snapshot.when(i)), what);
        }
        for (int i = 0; i < 1_000; i++) {
            long offset = random.nextInt(61_000);
            long before = known.stream().filter(range -> range.end() <= offset).count();
            assertEquals(before, snapshot.firstEndingAfter(offset), what + ", offset " + offset);
        }
        int from = random.nextInt(known.size());
        List<Long> starts = new ArrayList<>();
        snapshot.visit(from, known.size(), (start, end, flags) -> starts.add(start));
        assertEquals(known.subList(from, known.size()).stream().map(Range::start).toList(), starts, what);
    }

    @Test
    void saysOfEachBlockWhereItIsAndWhatItHas() {
        CoverageMap map = new CoverageMap(null);
        for (int i = 0; i < 500; i++) {
            map.answer(i * 10L, 10, i % 2 + (i < 300 ? 0 : 4), i);
        }
        CoverageSnapshot snapshot = map.snapshot();
        assertEquals(0, snapshot.firstOf(0));
        assertEquals(500, snapshot.firstOf(snapshot.blocks()));
        for (int block = 0; block < snapshot.blocks(); block++) {
            int first = snapshot.firstOf(block);
            int last = snapshot.firstOf(block + 1) - 1;
            assertEquals(block, snapshot.blockOf(first));
            assertEquals(block, snapshot.blockOf(last));
            assertEquals(snapshot.start(first), snapshot.firstStart(block));
            assertEquals(snapshot.end(first), snapshot.firstEnd(block));
            assertEquals(snapshot.start(last), snapshot.lastStart(block));
            assertEquals(snapshot.end(last), snapshot.lastEnd(block));
            Set<Long> statuses = new TreeSet<>();
            snapshot.statuses(block, statuses::add);
            Set<Long> wanted = new TreeSet<>();
            snapshot.visit(first, last + 1, (start, end, flags) -> wanted.add(flags));
            assertEquals(wanted, statuses);
        }
    }

    @Test
    void mayKnowNothingOrEverything() {
        CoverageMap map = new CoverageMap(null);
        CoverageSnapshot nothing = map.snapshot();
        assertEquals(0, nothing.count());
        assertEquals(0, nothing.blocks());
        assertEquals(0, nothing.firstEndingAfter(5));
        map.answer(0, -1, 3, 1);
        CoverageSnapshot everything = map.snapshot();
        assertEquals(0, nothing.count());
        assertEquals(0, everything.firstEndingAfter(-2));
        assertEquals(1, everything.firstEndingAfter(-1), "no range ends behind the last offset");
    }
}
