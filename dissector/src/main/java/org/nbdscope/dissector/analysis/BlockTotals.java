package org.nbdscope.dissector.analysis;

import java.util.Arrays;

/**
 * What neighbouring intervals of a map amount to, by status in the order of appearance. Unchanging.
 *
 * @param flags   status flags, each once
 * @param bytes   bytes with that status; unsigned
 * @param extents intervals with that status
 */
record BlockTotals(long[] flags, long[] bytes, int[] extents) {

    private static final int FEW = 4;

    static BlockTotals of(CoverageBlock block) {
        long[] flags = new long[FEW];
        long[] bytes = new long[FEW];
        int[] extents = new int[FEW];
        int count = 0;
        for (int i = 0; i < block.size; i++) {
            int at = 0;
            while (at < count && flags[at] != block.flags[i]) {
                at++;
            }
            if (at == flags.length) {
                flags = Arrays.copyOf(flags, count * 2);
                bytes = Arrays.copyOf(bytes, count * 2);
                extents = Arrays.copyOf(extents, count * 2);
            }
            if (at == count) {
                flags[count++] = block.flags[i];
            }
            bytes[at] += block.end[i] - block.start[i];
            extents[at]++;
        }
        return new BlockTotals(Arrays.copyOf(flags, count), Arrays.copyOf(bytes, count), Arrays.copyOf(extents, count));
    }
}
