package org.nbdscope.dissector.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A growing column of 8-bit values, in blocks so that growing copies nothing and the oldest rows can be given back. Written by one
 * thread; a reader sees rows below a count that the writer published.
 */
final class ByteColumn {

    private byte[][] blocks = new byte[4][];

    void set(int row, byte value) {
        prepare(row);
        put(row, value);
    }

    /** Makes the block of a row. */
    void prepare(int row) {
        int block = row >>> Blocks.BITS;
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, Blocks.grown(blocks.length, block));
        }
        if (blocks[block] == null) {
            blocks[block] = new byte[Blocks.ROWS];
        }
    }

    /** As {@link #set} for a row whose block was {@link #prepare prepared}. */
    void put(int row, byte value) {
        blocks[row >>> Blocks.BITS][row & Blocks.MASK] = value;
    }

    /** Whether the block of a row was made and not given back. */
    boolean has(int row) {
        int block = row >>> Blocks.BITS;
        return block < blocks.length && blocks[block] != null;
    }

    byte get(int row) {
        return blocks[row >>> Blocks.BITS][row & Blocks.MASK];
    }

    /** Rows below this are not needed any more: whole blocks of them are given back, but for those in {@code kept}. */
    void release(int below, BitSet kept) {
        int end = Math.min(below >>> Blocks.BITS, blocks.length);
        for (int block = kept.nextClearBit(0); block < end; block = kept.nextClearBit(block + 1)) {
            blocks[block] = null;
        }
    }
}
