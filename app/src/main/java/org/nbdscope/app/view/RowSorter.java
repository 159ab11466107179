package org.nbdscope.app.view;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.IntToLongFunction;

/** Sorts rows by a number each, stable, in time n log n; gives up when it is not wanted any more. */
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
     * @param key       of a row; compared as signed numbers
     * @param goOn      is told how much is done, 0 to 1; false once the result is not wanted any more
     * @return the sorted rows, or null when it became unwanted
     */
    static int[] sort(int[] rows, int count, IntToLongFunction key, boolean descending, DoublePredicate goOn) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            if (i % LOOK_EVERY == 0 && !goOn.test(KEYS_SHARE * i / count)) {
                return null;
            }
            long value = key.applyAsLong(rows[i]);
            keys[i] = descending ? ~value : value;
        }
        int[] from = Arrays.copyOf(rows, count);
        int[] to = new int[count];
        long[] toKeys = new long[count];
        int rounds = 0;
        for (int width = 1; width < count && width > 0; width <<= 1) {
            for (long start = 0; start < count; start += 2L * width) {
                int middle = (int) Math.min(start + width, count);
                merge(from, keys, to, toKeys, (int) start, middle, (int) Math.min(start + 2L * width, count));
            }
            if (!goOn.test(KEYS_SHARE + (1 - KEYS_SHARE) * ++rounds / (Integer.SIZE - Integer.numberOfLeadingZeros(count)))) {
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
