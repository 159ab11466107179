package org.nbdscope.dissector.tcp;

import java.nio.ByteBuffer;

/**
 * Receives the two byte streams of one TCP connection, each in order and without repetition. Direction 0 is the sender of the
 * connection's first packet in the capture, direction 1 its peer. Every byte of a stream is reported exactly once, by {@link #data} or by
 * {@link #missing}. The frames of a direction never go back. Those of the two directions, and of different connections, may be out of
 * order: what stands behind a gap waits until the gap is known to stay one, and keeps its own frame.
 */
public interface ConnectionListener {

    /**
     * The next bytes of a stream.
     *
     * @param bytes       big endian; valid only during the call
     * @param offset      index of the first byte
     * @param length      at least 1
     * @param frame       packet with which these bytes became available in order: that brought them, or that filled the hole before them
     * @param timeNanos   its time
     * @param sourceFrame packet in which these bytes stand; less than or equal to {@code frame}
     */
    void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame);

    /**
     * The next bytes of a stream are not in the capture.
     *
     * @param length    at least 1
     * @param frame     packet that was cut; of lost bytes the one that holds the bytes behind them, or that shows the gap if it is earlier
     * @param timeNanos its time
     */
    void missing(int direction, long length, Missing why, long frame, long timeNanos);

    /** The stream ended in order with FIN, or was reset ({@code reset}); nothing follows in this direction. */
    void end(int direction, boolean reset, long frame, long timeNanos);

    /** The connection is over: both ends are closed, its ports are used anew, it was idle when memory ran short, or the capture ended. */
    void closed();
}
