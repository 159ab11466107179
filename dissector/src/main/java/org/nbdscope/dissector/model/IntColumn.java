package org.nbdscope.dissector.model;

import java.util.Arrays;

/**
 * A growing column of 32-bit values, in blocks so that growing copies nothing and the oldest rows can be given back. Written by one
 * thread; a reader sees rows below a count that the writer published.
 */
final class IntColumn {

    private int[][] blocks = new int[4][];

    void set(int row, int value) {
        int block = row >>> Blocks.BITS;
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, Blocks.grown(blocks.length, block));
        }
        if (blocks[block] == null) {
            blocks[block] = new int[Blocks.ROWS];
        }
        blocks[block][row & Blocks.MASK] = value;
    }

    int get(int row) {
        return blocks[row >>> Blocks.BITS][row & Blocks.MASK];
    }

    /** Rows below this are not needed any more; whole blocks of them are given back. */
    void release(int below) {
        for (int block = (below >>> Blocks.BITS) - 1; block >= 0 && block < blocks.length && blocks[block] != null; block--) {
            blocks[block] = null;
        }
    }
}
