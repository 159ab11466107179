package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import org.nbdscope.app.view.CommandGroup;

/**
 * What the timeline keeps of each request, 31 bytes, by the row of its transaction; and for each {@link #BLOCK} of them the span of
 * time they fill, so that a look at a small window passes over the rest.
 */
final class RequestColumns {

    /** Requests that share a span of time. */
    static final int BLOCK = 1 << 8;
    /** End of a request whose reply has not come. */
    static final long OPEN = Long.MAX_VALUE;

    /** The bits of {@link #flags} that hold the {@link CommandGroup}. */
    static final int GROUP = 0x07;
    static final int ERROR = 0x08;
    static final int ANSWERED = 0x10;
    /** The request itself is in the capture; without it there is only its reply. */
    static final int ASKED = 0x20;

    /** It says goodbye: no reply is due. */
    static final int GOODBYE = 0x40;

    private static final CommandGroup[] GROUPS = CommandGroup.values();
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK - 1;

    private long[][] start = new long[4][];
    private long[][] end = new long[4][];
    private int[][] lane = new int[4][];
    private int[][] depth = new int[4][];
    private int[][] firstReply = new int[4][];
    private char[][] row = new char[4][];
    private byte[][] flags = new byte[4][];

    /** In the place of chunks that were given back: who is late to read them reads zeros. */
    private static final class Released {
        private static final long[] LONGS = new long[CHUNK];
        private static final int[] INTS = new int[CHUNK];
        private static final char[] CHARS = new char[CHUNK];
        private static final byte[] BYTES = new byte[CHUNK];
    }

    /** Of the blocks from {@link #firstBlock} on. */
    private long[] blockStart = new long[64];
    private long[] blockLastStart = new long[64];
    private long[] blockEnd = new long[64];
    private int[] blockOpen = new int[64];
    private int firstBlock;
    private int count;

    int count() {
        return count;
    }

    /** The first request that is kept: the first of a block. */
    int first() {
        return firstBlock * BLOCK;
    }

    /** The first block that is kept. */
    int firstBlock() {
        return firstBlock;
    }

    /** Requests below this, the first of a block, are not asked for any more. */
    void release(int below) {
        int gone = Math.min(below / BLOCK - firstBlock, blockStart.length);
        for (int chunk = firstBlock * BLOCK >>> CHUNK_BITS; chunk < below >>> CHUNK_BITS; chunk++) {
            start[chunk] = Released.LONGS;
            end[chunk] = Released.LONGS;
            lane[chunk] = Released.INTS;
            depth[chunk] = Released.INTS;
            firstReply[chunk] = Released.INTS;
            row[chunk] = Released.CHARS;
            flags[chunk] = Released.BYTES;
        }
        int rest = blockStart.length - gone;
        System.arraycopy(blockStart, gone, blockStart, 0, rest);
        System.arraycopy(blockLastStart, gone, blockLastStart, 0, rest);
        System.arraycopy(blockEnd, gone, blockEnd, 0, rest);
        System.arraycopy(blockOpen, gone, blockOpen, 0, rest);
        firstBlock = below / BLOCK;
    }

    /** Appends a request; it is open. */
    void add(int laneOfIt, long startTime, int rowOfIt, int flagsOfIt, int depthThen) {
        int at = count;
        int chunk = at >>> CHUNK_BITS;
        if ((at & CHUNK_MASK) == 0) {
            addChunk(chunk);
        }
        int i = at & CHUNK_MASK;
        start[chunk][i] = startTime;
        end[chunk][i] = OPEN;
        lane[chunk][i] = laneOfIt;
        depth[chunk][i] = depthThen;
        firstReply[chunk][i] = -1;
        row[chunk][i] = (char) rowOfIt;
        flags[chunk][i] = (byte) flagsOfIt;
        int block = at / BLOCK - firstBlock;
        if (at % BLOCK == 0) {
            addBlock(block);
        }
        blockStart[block] = Math.min(blockStart[block], startTime);
        blockLastStart[block] = Math.max(blockLastStart[block], startTime);
        blockOpen[block]++;
        count = at + 1;
    }

    private void addChunk(int chunk) {
        if (chunk == start.length) {
            int size = chunk * 2;
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            lane = Arrays.copyOf(lane, size);
            depth = Arrays.copyOf(depth, size);
            firstReply = Arrays.copyOf(firstReply, size);
            row = Arrays.copyOf(row, size);
            flags = Arrays.copyOf(flags, size);
        }
        start[chunk] = new long[CHUNK];
        end[chunk] = new long[CHUNK];
        lane[chunk] = new int[CHUNK];
        depth[chunk] = new int[CHUNK];
        firstReply[chunk] = new int[CHUNK];
        row[chunk] = new char[CHUNK];
        flags[chunk] = new byte[CHUNK];
    }

    private void addBlock(int block) {
        if (block == blockStart.length) {
            blockStart = Arrays.copyOf(blockStart, block * 2);
            blockLastStart = Arrays.copyOf(blockLastStart, block * 2);
            blockEnd = Arrays.copyOf(blockEnd, block * 2);
            blockOpen = Arrays.copyOf(blockOpen, block * 2);
        }
        blockStart[block] = Long.MAX_VALUE;
        blockLastStart[block] = Long.MIN_VALUE;
        blockEnd[block] = Long.MIN_VALUE;
        blockOpen[block] = 0;
    }

    /** The end of an open request. */
    void close(int at, long endTime) {
        int block = at / BLOCK - firstBlock;
        end[at >>> CHUNK_BITS][at & CHUNK_MASK] = endTime;
        blockEnd[block] = Math.max(blockEnd[block], endTime);
        blockOpen[block]--;
    }

    /** An earlier start than known so far. */
    void startAt(int at, long startTime) {
        start[at >>> CHUNK_BITS][at & CHUNK_MASK] = startTime;
        int block = at / BLOCK - firstBlock;
        blockStart[block] = Math.min(blockStart[block], startTime);
    }

    void firstReply(int at, int message) {
        firstReply[at >>> CHUNK_BITS][at & CHUNK_MASK] = message;
    }

    void addFlags(int at, int more) {
        flags[at >>> CHUNK_BITS][at & CHUNK_MASK] |= (byte) more;
    }

    long start(int at) {
        return start[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    long end(int at) {
        return end[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    int lane(int at) {
        return lane[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    /** Requests in flight over all connections right after this one began. */
    int depth(int at) {
        return depth[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    /** Row of the first reply message, or -1. */
    int firstReply(int at) {
        return firstReply[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    int row(int at) {
        return row[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    int flags(int at) {
        return flags[at >>> CHUNK_BITS][at & CHUNK_MASK];
    }

    CommandGroup group(int at) {
        return GROUPS[flags(at) & GROUP];
    }

    /** Whether it is NBD_CMD_DISC. */
    boolean goodbye(int at) {
        return (flags(at) & GOODBYE) != 0;
    }

    int blocks() {
        return (count + BLOCK - 1) / BLOCK;
    }

    /** Whether any request of a block has a moment from {@code from} to {@code to}, both included. */
    boolean blockIntersects(int block, long from, long to) {
        return blockStart[block - firstBlock] <= to && (blockOpen[block - firstBlock] > 0 || blockEnd[block - firstBlock] >= from);
    }

    /** Whether that is so of any of some blocks. */
    boolean blocksIntersect(int firstBlock, int endBlock, long from, long to) {
        for (int block = firstBlock; block < endBlock; block++) {
            if (blockIntersects(block, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a block is full and none of its requests is open, so that it does not change any more. */
    boolean settled(int block) {
        return (block + 1) * BLOCK <= count && blockOpen[block - firstBlock] == 0;
    }

    /**
     * How many blocks from one on may be taken as one where all starts within some time are the same.
     *
     * @param block the first
     * @param time  nanoseconds
     * @return the exponent of a power of two to which the block's number is aligned; -1 where not even the block itself may
     */
    int level(int block, long time) {
        if (!settled(block) || spread(block) > time) {
            return -1;
        }
        int level = 0;
        long first = blockStart[block - firstBlock];
        long last = blockLastStart[block - firstBlock];
        while (level < CoarseMarks.MOST_LEVEL && (block & (2 << level) - 1) == 0) {
            for (int next = block + (1 << level); next < block + (2 << level); next++) {
                if (!settled(next)) {
                    return level;
                }
                first = Math.min(first, blockStart[next - firstBlock]);
                last = Math.max(last, blockLastStart[next - firstBlock]);
            }
            if (last - first > time) {
                return level;
            }
            level++;
        }
        return level;
    }

    /** Nanoseconds between the first and the last start of a block. */
    long spread(int block) {
        return blockLastStart[block - firstBlock] - blockStart[block - firstBlock];
    }

    /** Nanoseconds from the first start of a settled block to its last end. */
    long duration(int block) {
        return blockEnd[block - firstBlock] - blockStart[block - firstBlock];
    }

    /** Whether a settled block is all inside a window. */
    boolean within(int block, TimeWindow window) {
        return blockStart[block - firstBlock] >= window.start() && blockEnd[block - firstBlock] < window.end();
    }

    /** Whether any request of a block still is open. */
    boolean blockOpen(int block) {
        return blockOpen[block - firstBlock] > 0;
    }
}
