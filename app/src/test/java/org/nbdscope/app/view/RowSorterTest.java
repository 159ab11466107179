package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSorterTest {

    @Test
    void sortsStably() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int size : new int[] {0, 1, 2, 3, 7, 64, 1000, 4097}) {
            long[] keys = random.longs(size, -20, 20).toArray();
            int[] rows = IntStream.range(0, size).toArray();
            for (boolean descending : new boolean[] {false, true}) {
                Comparator<Integer> order = Comparator.comparingLong(row -> keys[row]);
                int[] expected = IntStream.range(0, size).boxed()
                        .sorted(descending ? order.reversed() : order).mapToInt(row -> row).toArray();
                assertArrayEquals(expected, RowSorter.sort(rows, size, row -> keys[row], descending, done -> true), "seed " + seed);
            }
        }
    }

    @Test
    void givesUpWhenUnwanted() {
        assertNull(RowSorter.sort(new int[] {1, 0}, 2, row -> (long) row, false, done -> false));
    }

    @Test
    void putsRowsWithoutAValueLastBothWays() {
        Long[] keys = {null, Long.MAX_VALUE, 3L, null, Long.MIN_VALUE, 3L};
        int[] rows = IntStream.range(0, keys.length).toArray();
        assertArrayEquals(new int[] {4, 2, 5, 1, 0, 3}, RowSorter.sort(rows, rows.length, row -> keys[row], false, done -> true));
        assertArrayEquals(new int[] {1, 2, 5, 4, 0, 3}, RowSorter.sort(rows, rows.length, row -> keys[row], true, done -> true));
        assertArrayEquals(new int[] {0, 3}, RowSorter.sort(new int[] {0, 3}, 2, row -> keys[row], true, done -> true));
    }
}
