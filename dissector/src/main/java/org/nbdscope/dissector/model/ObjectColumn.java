package org.nbdscope.dissector.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A growing column of references, in blocks so that growing copies nothing and the oldest rows can be given back. Written by one
 * thread; a reader sees rows below a count that the writer published.
 */
final class ObjectColumn<T> {

    /** In the place of blocks that were given back: who is late to read them reads null. */
    private static final Object[] RELEASED = new Object[Blocks.ROWS];

    private Object[][] blocks = new Object[4][];

    void set(int row, T value) {
        int block = row >>> Blocks.BITS;
        if (block >= blocks.length) {
            blocks = Arrays.copyOf(blocks, Blocks.grown(blocks.length, block));
        }
        if (blocks[block] == null) {
            blocks[block] = new Object[Blocks.ROWS];
        }
        blocks[block][row & Blocks.MASK] = value;
    }

    @SuppressWarnings("unchecked")
    T get(int row) {
        return (T) blocks[row >>> Blocks.BITS][row & Blocks.MASK];
    }

    /** Rows below this are not needed any more: whole blocks of them are given back, but for those in {@code kept}. */
    void release(int below, BitSet kept) {
        int end = Math.min(below >>> Blocks.BITS, blocks.length);
        for (int block = kept.nextClearBit(0); block < end; block = kept.nextClearBit(block + 1)) {
            blocks[block] = RELEASED;
        }
    }
}
