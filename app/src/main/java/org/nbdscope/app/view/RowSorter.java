package org.nbdscope.app.view;

import java.util.function.DoublePredicate;
import java.util.function.IntFunction;

/** Sorts rows by a number each, stable, in time n log n, those without one last; gives up when it is not wanted any more. */
final class RowSorter {

    /** Rows between two looks at whether the result is still wanted. */
    private static final int LOOK_EVERY = 1 << 14;
    /** How much of the time goes into finding out what to sort by, roughly. */
    private static final double KEYS_SHARE = 0.6;

    private RowSorter() {
    }

    /**
     * Sorts the first {@code count} entries.
     *
     * @param key        of a row, compared as signed numbers; null where it has none: such rows come last, descending or not
     * @param descending whether the greatest number comes first
     * @param goOn       is told how much is done, 0 to 1; false once the result is not wanted any more
     * @return the sorted rows, or null when it became unwanted
     */
    static int[] sort(int[] rows, int count, IntFunction<Long> key, boolean descending, DoublePredicate goOn) {
        long[] keys = new long[count];
        int[] from = new int[count];
        int[] without = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (i % LOOK_EVERY == 0 && !goOn.test(KEYS_SHARE * i / count)) {
                return null;
            }
            Long value = key.apply(rows[i]);
            if (value == null) {
                without[i - size] = rows[i];
            } else {
                keys[size] = descending ? ~value : value;
                from[size++] = rows[i];
            }
        }
        int[] sorted = merged(from, keys, size, goOn);
        if (sorted != null) {
            System.arraycopy(without, 0, sorted, size, count - size);
        }
        return sorted;
    }

    /** Puts the first {@code size} entries in order of their keys; null once that is not wanted any more. */
    private static int[] merged(int[] rows, long[] rowKeys, int size, DoublePredicate goOn) {
        int[] from = rows;
        long[] keys = rowKeys;
        int[] to = new int[rows.length];
        long[] toKeys = new long[size];
        int rounds = 0;
        for (int width = 1; width < size && width > 0; width <<= 1) {
            for (long start = 0; start < size; start += 2L * width) {
                int middle = (int) Math.min(start + width, size);
                merge(from, keys, to, toKeys, (int) start, middle, (int) Math.min(start + 2L * width, size));
            }
            if (!goOn.test(KEYS_SHARE + (1 - KEYS_SHARE) * ++rounds / (Integer.SIZE - Integer.numberOfLeadingZeros(size)))) {
                return null;
            }
            int[] rowsSwap = from;
            from = to;
            to = rowsSwap;
            long[] keysSwap = keys;
            keys = toKeys;
            toKeys = keysSwap;
        }
        return from;
    }

    private static void merge(int[] from, long[] keys, int[] to, long[] toKeys, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = left < middle && (right >= end || keys[left] <= keys[right]);
            int taken = takeLeft ? left++ : right++;
            to[i] = from[taken];
            toKeys[i] = keys[taken];
        }
    }
}
