package org.nbdscope.dissector.model;

import java.util.BitSet;

/** How columns are cut into blocks. */
final class Blocks {

    /** Rows of a block: few enough that a small capture stays small, enough that a large one has few blocks. */
    static final int BITS = 13;
    static final int ROWS = 1 << BITS;
    static final int MASK = ROWS - 1;

    /** For releasing without exceptions; not to be changed. */
    static final BitSet NONE_KEPT = new BitSet();

    private Blocks() {
    }

    /** Length of a list of blocks that has to reach {@code block}. */
    static int grown(int length, int block) {
        return Math.max(length + (length >> 1), block + 1);
    }
}
