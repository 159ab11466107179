package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageMapTest {

    @Test
    void theNewestAnswerWinsAndSplitsOlderOnes() {
        CoverageMap map = new CoverageMap(100L);
        map.answer(0, 100, 3, 1);
        map.answer(40, 20, 0, 2);
        assertEquals(List.of("0+40=3", "40+20=0", "60+40=3"), Ranges.of(map));
        map.answer(30, 70, 1, 3);
        assertEquals(List.of("0+30=3", "30+70=1"), Ranges.of(map));
        map.answer(30, 70, 3, 4);
        assertEquals(List.of("0+100=3"), Ranges.of(map));
        assertEquals(1, map.intervals());
    }

    @Test
    void whatNobodyAnsweredIsUnknownToTheEndOfTheExport() {
        CoverageMap map = new CoverageMap(100L);
        assertEquals(List.of("0+100=?"), Ranges.of(map));
        map.answer(10, 10, 0, 1);
        map.answer(30, 10, 0, 1);
        assertEquals(List.of("0+10=?", "10+10=0", "20+10=?", "30+10=0", "40+60=?"), Ranges.of(map));
        assertEquals(List.of("15+5=0", "20+10=?", "30+2=0"), Ranges.of(map, 15, 32));
        map.answer(20, 10, 0, 1);
        assertEquals(List.of("0+10=?", "10+30=0", "40+60=?"), Ranges.of(map));
    }

    @Test
    void aDiskOfUnknownSizeEndsWhereKnowledgeEnds() {
        CoverageMap map = new CoverageMap(null);
        assertEquals(List.of(), Ranges.of(map));
        map.answer(10, 10, 5, 1);
        assertEquals(List.of("0+10=?", "10+10=5"), Ranges.of(map));
        assertEquals(List.of("0+10=?", "10+10=5", "20+10=?"), Ranges.of(map, 0, 30));
    }

    @Test
    void answersAreCutAtTheEndOfTheExport() {
        CoverageMap map = new CoverageMap(100L);
        map.answer(90, 20, 1, 1);
        map.answer(100, 20, 2, 1);
        map.answer(-1, 20, 2, 1);
        map.answer(80, -1, 7, 2);
        map.answer(3, 0, 7, 2);
        assertEquals(List.of("0+80=?", "80+20=7"), Ranges.of(map));
        CoverageMap nothing = new CoverageMap(0L);
        nothing.answer(0, 1, 0, 1);
        assertEquals(List.of(), Ranges.of(nothing));
    }

    @Test
    void everythingIsUnsigned() {
        CoverageMap map = new CoverageMap(-1L);
        map.answer(Long.MIN_VALUE, -1, 3, 1);
        map.answer(Long.MAX_VALUE, 2, 0, 2);
        map.answer(-2, 1, 9, 3);
        map.answer(-1, 1, 9, 3);
        assertEquals(List.of("0+9223372036854775807=?", "9223372036854775807+2=0", "9223372036854775809+9223372036854775805=3",
            "18446744073709551614+1=9"), Ranges.of(map));
        assertEquals(-1, map.knownUntil(-2));
        assertEquals(-1, map.knownUntil(-1));
        CoverageMap unknownSize = new CoverageMap(null);
        unknownSize.answer(-3, -1, 1, 1);
        assertEquals(List.of("0+18446744073709551613=?", "18446744073709551613+2=1"), Ranges.of(unknownSize));
    }

    @Test
    void isEqualToAStatusPerByte() {
        for (int round = 0; round < 300; round++) {
            long seed = 7_000 + round;
            Random random = new Random(seed);
            // Many short answers fill more than one block; long ones take many away at once.
            int size = round % 3 == 0 ? 4_000 : 60;
            compare(random, size, round % 3 == 0 ? 2_000 : 60, "seed " + seed);
        }
    }

    private static void compare(Random random, int size, int answers, String seed) {
        CoverageMap map = new CoverageMap((long) size);
        NaiveMap naive = new NaiveMap(size);
        int next = 0;
        Map<CoverageMap, List<String>> copies = new IdentityHashMap<>();
        for (int i = 0; i < answers; i++) {
            if (random.nextInt(answers) < 5) {
                copies.put(map.copy(), Ranges.of(map));
            }
            int offset = random.nextInt(3) > 0 ? next : random.nextInt(size);
            int length = random.nextInt(40) == 0 ? random.nextInt(size) : 1 + random.nextInt(4);
            long flags = random.nextInt(3);
            map.answer(offset, length, flags, i);
            naive.answer(offset, length, flags);
            next = offset + length >= size ? 0 : offset + length;
            if (size < 100 || i % 100 == 0) {
                check(map, naive, size, seed + ", answer " + i);
            }
        }
        check(map, naive, size, seed);
        check(map.copy(), naive, size, seed + ", copy");
        copies.forEach((copy, ranges) -> assertEquals(ranges, Ranges.of(copy), seed + ", a copy made before"));
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(size);
            int to = from + random.nextInt(size - from);
            assertEquals(naive.ranges(from, to), Ranges.of(map, from, to), seed);
            assertEquals(naive.isKnown(from), map.knownUntil(from) > from, seed);
        }
    }

    private static void check(CoverageMap map, NaiveMap naive, int size, String what) {
        assertEquals(naive.ranges(0, size), Ranges.of(map), what);
        assertEquals(Ranges.of(map).stream().filter(range -> !range.endsWith("?")).count(), map.intervals(), what);
    }

    @Test
    void remembersTheNewestAnswerOfEachRange() {
        CoverageMap map = new CoverageMap(100L);
        map.answer(0, 100, 1, 10);
        map.answer(50, 10, 2, 11);
        map.answer(60, 10, 1, 12);
        StringBuilder whens = new StringBuilder();
        map.visit((offset, length, flags, when) -> whens.append(offset).append('@').append(when).append(' '));
        assertEquals("0@10 50@11 60@12 ", whens.toString());
    }

    @Test
    void aCopyGoesItsOwnWay() {
        CoverageMap map = new CoverageMap(100L);
        map.answer(0, 50, 1, 1);
        CoverageMap copy = map.copy();
        map.answer(0, 10, 2, 2);
        copy.answer(50, 50, 1, 2);
        assertEquals(List.of("0+10=2", "10+40=1", "50+50=?"), Ranges.of(map));
        assertEquals(List.of("0+100=1"), Ranges.of(copy));
    }

    @Test
    void aCopyCostsOnlyWhatChangesAfterIt() {
        CoverageMap map = answerAll(1, 0);
        assertEquals(0, map.copied());
        CoverageMap copy = map.copy();
        map.answer(4096, 4096, 7, 2);
        assertEquals(CoverageBlock.CAPACITY, map.copied());
        assertEquals(0, copy.copied());
        map.answer(2 * 4096, 4096, 7, 3);
        assertEquals(CoverageBlock.CAPACITY, map.copied(), "that part is its own by now");
    }

    @Test
    void aLargeMapIsQuickToFillToRepeatAndToOverturn() {
        answerAll(1, 0);
        long begin = System.nanoTime();
        CoverageMap map = answerAll(2, 0);
        assertEquals(140_000, map.intervals());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis < 500, "140,000 extents twice took " + millis + " ms");

        begin = System.nanoTime();
        for (long i = 139_999; i >= 0; i--) {
            map.answer(i * 4096, 4096, 7, 2);
        }
        assertEquals(1, map.intervals());
        Random random = new Random(5);
        for (int i = 0; i < 140_000; i++) {
            map.answer(random.nextInt(140_000) * 4096L, 4096, 8, 3);
        }
        assertTrue(map.intervals() > 10_000);
        millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis < 2_000, "backwards and at random took " + millis + " ms");
    }

    private static CoverageMap answerAll(int times, long odd) {
        CoverageMap map = new CoverageMap(140_000L * 4096);
        for (int round = 0; round < times; round++) {
            for (long i = 0; i < 140_000; i++) {
                map.answer(i * 4096, 4096, (i + odd & 1) * 3, round);
            }
        }
        return map;
    }
}
