package org.nbdscope.app.view.timeline;

import java.util.Arrays;

/**
 * The time that each {@link #BLOCK} of messages fills, so that those of a window are found without a look at all. Messages are in the order
 * in which they were known: one behind lost packets may come long after others that are later than it.
 */
final class MessageSpans {

    /** Messages that share a span. */
    static final int BLOCK = 1 << 8;

    private long[] begin = new long[64];
    private long[] end = new long[64];
    private int count;

    /** Takes up the next message: when its first byte came, and its last. */
    void add(long first, long last) {
        int block = count++ / BLOCK;
        if (block == begin.length) {
            begin = Arrays.copyOf(begin, block * 2);
            end = Arrays.copyOf(end, block * 2);
        }
        boolean begins = block * BLOCK == count - 1;
        begin[block] = begins ? first : Math.min(begin[block], first);
        end[block] = begins ? last : Math.max(end[block], last);
    }

    /** The first message from one on that may be in a window, as its block is; {@link #count} where there is none. */
    int next(int message, TimeWindow window) {
        int next = message;
        while (next < count && !window.intersects(begin[next / BLOCK], end[next / BLOCK])) {
            next = (next / BLOCK + 1) * BLOCK;
        }
        return Math.min(next, count);
    }

    /** Messages taken up. */
    int count() {
        return count;
    }
}
