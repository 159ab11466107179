package org.nbdscope.dissector.analysis;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The known ranges of a {@link CoverageMap} at a moment, by number in ascending order of their offsets. Unchanging, for any thread. It
 * shares its memory with the map until that changes, so that there can be many of one map. Neighbouring ranges make a block.
 */
public final class CoverageSnapshot {

    /** Is shown ranges in ascending order. */
    public interface Visitor {

        /** A range from its first byte to the first one behind it, both unsigned, with its status flags. */
        void range(long start, long end, long flags);
    }

    private final CoverageBlock[] blocks;
    /** Number of the first range of each block; behind them how many there are. */
    private final int[] firsts;

    /** Of blocks that nobody changes any more, of which a sole one may be empty. */
    CoverageSnapshot(CoverageBlock... blocks) {
        this.blocks = blocks.length == 1 && blocks[0].size == 0 ? new CoverageBlock[0] : blocks;
        firsts = new int[this.blocks.length + 1];
        for (int b = 0; b < this.blocks.length; b++) {
            firsts[b + 1] = firsts[b] + this.blocks[b].size;
        }
    }

    /** Number of known ranges. */
    public int count() {
        return firsts[blocks.length];
    }

    /** First byte of a range; unsigned. */
    public long start(int index) {
        int block = blockOf(index);
        return blocks[block].start[index - firsts[block]];
    }

    /** First byte behind a range; unsigned. */
    public long end(int index) {
        int block = blockOf(index);
        return blocks[block].end[index - firsts[block]];
    }

    /** Status flags of a range, 64 bits. */
    public long flags(int index) {
        int block = blockOf(index);
        return blocks[block].flags[index - firsts[block]];
    }

    /** The newest answer about any part of a range. */
    public long when(int index) {
        int block = blockOf(index);
        return blocks[block].when[index - firsts[block]];
    }

    /** The first range that ends behind an offset (unsigned); {@link #count} for none. */
    public int firstEndingAfter(long offset) {
        int low = 0;
        int high = blocks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(blocks[middle].lastEnd(), offset) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == blocks.length ? count() : firsts[low] + blocks[low].firstEndingFrom(offset + 1);
    }

    /** Shows the ranges from one number to before another; takes less time than to ask for each. */
    public void visit(int from, int to, Visitor visitor) {
        int i = from;
        for (int b = blockOf(from); i < to; b++) {
            CoverageBlock block = blocks[b];
            for (int at = i - firsts[b]; at < block.size && i < to; at++, i++) {
                visitor.range(block.start[at], block.end[at], block.flags[at]);
            }
        }
    }

    /** Number of blocks. */
    public int blocks() {
        return blocks.length;
    }

    /** The block that a range is in. */
    public int blockOf(int index) {
        int at = Arrays.binarySearch(firsts, index);
        return at >= 0 ? at : -at - 2;
    }

    /** Number of the first range of a block; that behind the last block is {@link #count}. */
    public int firstOf(int block) {
        return firsts[block];
    }

    /** First byte of the first range of a block; unsigned. */
    public long firstStart(int block) {
        return blocks[block].start[0];
    }

    /** First byte behind the first range of a block; unsigned. */
    public long firstEnd(int block) {
        return blocks[block].end[0];
    }

    /** First byte of the last range of a block; unsigned. */
    public long lastStart(int block) {
        return blocks[block].start[blocks[block].size - 1];
    }

    /** First byte behind the last range of a block; unsigned. */
    public long lastEnd(int block) {
        return blocks[block].lastEnd();
    }

    /** Shows each status (flags, 64 bits) that ranges of a block have, once. */
    public void statuses(int block, LongConsumer each) {
        for (long flags : blocks[block].totals().flags()) {
            each.accept(flags);
        }
    }
}
