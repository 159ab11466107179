package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;

/** The first bytes of a header that is not complete, or that waits for a proof that it is one; and when the last of them came. */
final class CarriedBytes {

    private final ByteBuffer bytes = ByteBuffer.allocate(StreamDecoder.MAX_HEADER);
    private int count;
    private long frame;
    private long timeNanos;

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

    /** Packet with which the last of them became available. */
    long frame() {
        return frame;
    }

    /** Time of {@link #frame}. */
    long timeNanos() {
        return timeNanos;
    }

    /** Adds as many of the available bytes as there is room for; returns how many. */
    int add(ByteBuffer source, int at, int available, long atFrame, long atTime) {
        int added = Math.min(available, StreamDecoder.MAX_HEADER - count);
        for (int i = 0; i < added; i++) {
            bytes.put(count + i, source.get(at + i));
        }
        count += added;
        frame = atFrame;
        timeNanos = atTime;
        return added;
    }

    /** Leaves the first {@code left} of them; those behind were added too soon. */
    void cutTo(int left) {
        count = left;
    }

    /** Leaves out the first {@code gone} of them. */
    void removeFirst(int gone) {
        for (int i = gone; i < count; i++) {
            bytes.put(i - gone, bytes.get(i));
        }
        count -= gone;
    }

    /** Forgets them; returns how many there were. */
    int clear() {
        int before = count;
        count = 0;
        return before;
    }

    /** A copy of them, of which there are none from now on. */
    ByteBuffer takeAll() {
        return ByteBuffer.allocate(count).put(0, bytes, 0, clear());
    }
}
