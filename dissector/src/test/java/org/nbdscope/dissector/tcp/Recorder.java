package org.nbdscope.dissector.tcp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what a connection delivers, as text and as streams, and holds it against the promises of {@link ConnectionListener}. */
final class Recorder implements ConnectionListener {

    /** In {@link #stream}: a byte that is missing. */
    static final short LOST = -1;
    static final short CUT = -2;

    final TcpConnection connection;
    final List<String> events = new ArrayList<>();
    private final short[][] streams = {new short[64], new short[64]};
    private final int[] lengths = new int[2];
    private final long[] frames = new long[2];
    private final boolean[] ended = new boolean[2];
    private boolean closed;

    Recorder(TcpConnection connection) {
        this.connection = connection;
    }

    /** The bytes of a stream so far; {@link #LOST} and {@link #CUT} stand for missing ones. */
    short[] stream(int direction) {
        return Arrays.copyOf(streams[direction], lengths[direction]);
    }

    boolean ended(int direction) {
        return ended[direction];
    }

    boolean isClosed() {
        return closed;
    }

    private void check(int direction, long length, long frame) {
        assertFalse(closed, "after closed");
        assertFalse(ended[direction], "after end");
        assertTrue(length >= 1, "empty");
        assertTrue(frame >= frames[direction], "frames run backwards");
        frames[direction] = frame;
    }

    private void room(int direction, int length) {
        int needed = lengths[direction] + length;
        if (needed > streams[direction].length) {
            streams[direction] = Arrays.copyOf(streams[direction], 2 * needed);
        }
    }

    @Override
    public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        check(direction, length, frame);
        assertTrue(sourceFrame <= frame, "source frame " + sourceFrame + " behind frame " + frame);
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        events.add(direction + " '" + new String(copy, StandardCharsets.ISO_8859_1) + "' @" + frame
            + (sourceFrame == frame ? "" : " from " + sourceFrame));
        room(direction, length);
        for (int i = 0; i < length; i++) {
            streams[direction][lengths[direction]++] = (short) (bytes.get(offset + i) & 0xff);
        }
    }

    @Override
    public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
        check(direction, length, frame);
        events.add(direction + " " + why + " " + length + " @" + frame);
        if (length < 1 << 20) {
            room(direction, (int) length);
            Arrays.fill(streams[direction], lengths[direction], lengths[direction] + (int) length, why == Missing.LOST ? LOST : CUT);
            lengths[direction] += (int) length;
        }
    }

    @Override
    public void end(int direction, boolean reset, long frame, long timeNanos) {
        check(direction, 1, frame);
        ended[direction] = true;
        events.add(direction + (reset ? " reset @" : " end @") + frame);
    }

    @Override
    public void closed() {
        assertFalse(closed, "closed twice");
        closed = true;
        events.add("closed");
    }
}
