package org.nbdscope.dissector.model;

import java.util.BitSet;

/** How columns are cut into blocks. */
final class Blocks {

    /** Rows of a block: few enough that a small capture stays small, enough that a large one has few blocks. */
    static final int BITS = 13;
    static final int ROWS = 1 << BITS;
    static final int MASK = ROWS - 1;

    private Blocks() {
    }

    /** Length of a list of blocks that has to reach {@code block}. */
    static int grown(int length, int block) {
        return Math.max(length + (length >> 1), block + 1);
    }

    /** The block that a row is in. */
    static int of(int row) {
        return row >>> BITS;
    }

    /** Adds the blocks that hold rows from {@code from} up to, without, {@code to}. */
    static void add(BitSet blocks, int from, int to) {
        if (from < to) {
            blocks.set(of(from), of(to - 1) + 1);
        }
    }
}
