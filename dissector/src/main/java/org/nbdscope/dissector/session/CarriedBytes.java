package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The first bytes of a header that is not complete, or that waits for a proof that it is one; and when each of them came. */
final class CarriedBytes {

    /** Pieces of which is known when they came; what comes in more of them counts as come with the last. */
    static final int MAX_PIECES = 8;

    private final ByteBuffer bytes;
    private int count;
    /** Of each piece: the index behind its last byte, the packet and time with which it became available, and the packet it stands in. */
    private final int[] ends;
    private final long[] frames;
    private final long[] times;
    private final long[] sources;
    private int pieces;

    CarriedBytes() {
        bytes = ByteBuffer.allocate(StreamDecoder.MAX_HEADER);
        ends = new int[MAX_PIECES];
        frames = new long[MAX_PIECES];
        times = new long[MAX_PIECES];
        sources = new long[MAX_PIECES];
    }

    private CarriedBytes(CarriedBytes other) {
        bytes = ByteBuffer.allocate(other.count).put(0, other.bytes, 0, other.count);
        count = other.count;
        pieces = other.pieces;
        ends = Arrays.copyOf(other.ends, pieces);
        frames = Arrays.copyOf(other.frames, pieces);
        times = Arrays.copyOf(other.times, pieces);
        sources = Arrays.copyOf(other.sources, pieces);
    }

    /** The bytes, from index 0 on; {@link #count} of them. */
    ByteBuffer bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** In how many pieces they came; at least 1 where there are any. */
    int pieces() {
        return pieces;
    }

    /** Index of the first byte of a piece; that of the piece behind the last is {@link #count}. */
    int start(int piece) {
        return piece == 0 ? 0 : ends[piece - 1];
    }

    /** Packet with which a piece became available. */
    long frame(int piece) {
        return frames[piece];
    }

    /** Time of {@link #frame}. */
    long timeNanos(int piece) {
        return times[piece];
    }

    /** Packet in which a piece stands. */
    long sourceFrame(int piece) {
        return sources[piece];
    }

    /** Adds as many of the available bytes as there is room for; returns how many. */
    int add(ByteBuffer source, int at, int available, long atFrame, long atTime, long fromFrame) {
        int added = Math.min(available, StreamDecoder.MAX_HEADER - count);
        for (int i = 0; i < added; i++) {
            bytes.put(count + i, source.get(at + i));
        }
        count += added;
        if (added > 0) {
            pieces = Math.min(pieces + 1, MAX_PIECES);
            ends[pieces - 1] = count;
            frames[pieces - 1] = atFrame;
            times[pieces - 1] = atTime;
            sources[pieces - 1] = fromFrame;
        }
        return added;
    }

    /** Leaves the first {@code left} of them; those behind were added too soon. */
    void cutTo(int left) {
        count = left;
        while (pieces > 0 && start(pieces - 1) >= left) {
            pieces--;
        }
        if (pieces > 0) {
            ends[pieces - 1] = left;
        }
    }

    /** Leaves out the first {@code gone} of them. */
    void removeFirst(int gone) {
        for (int i = gone; i < count; i++) {
            bytes.put(i - gone, bytes.get(i));
        }
        count -= gone;
        int kept = 0;
        for (int piece = 0; piece < pieces; piece++) {
            if (ends[piece] > gone) {
                ends[kept] = ends[piece] - gone;
                frames[kept] = frames[piece];
                times[kept] = times[piece];
                sources[kept++] = sources[piece];
            }
        }
        pieces = kept;
    }

    /** Forgets them; returns how many there were. */
    int clear() {
        int before = count;
        count = 0;
        pieces = 0;
        return before;
    }

    /** A copy of them, of which there are none from now on. */
    CarriedBytes takeAll() {
        CarriedBytes all = new CarriedBytes(this);
        clear();
        return all;
    }
}
