package org.nbdscope.dissector.tcp;

import java.nio.ByteBuffer;

import org.nbdscope.dissector.packet.TcpSegment;

/**
 * A piece of a stream that waits for the bytes before it.
 *
 * @param offset    of its first byte in the stream
 * @param length    at least 1
 * @param bytes     an own copy of the bytes; null where the capture cut them
 * @param frame     packet in which they stand
 * @param timeNanos its time
 */
record KeptBytes(long offset, int length, ByteBuffer bytes, long frame, long timeNanos) {

    /** Bytes of memory that a piece needs beside the bytes it holds, generously. */
    static final int OVERHEAD = 160;

    /** Copies payload bytes {@code from} to {@code to} of a segment, which are the stream's from {@code offset} on. */
    static KeptBytes copy(TcpSegment segment, long offset, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        bytes.put(0, segment.bytes, segment.payloadOffset + from, to - from);
        return new KeptBytes(offset, to - from, bytes, segment.frame, segment.timeNanos);
    }

    /** Notes that the capture has cut these bytes of the segment. */
    static KeptBytes cut(TcpSegment segment, long offset, int length) {
        return new KeptBytes(offset, length, null, segment.frame, segment.timeNanos);
    }

    long end() {
        return offset + length;
    }

    /** Bytes of memory. */
    long cost() {
        return OVERHEAD + (bytes == null ? 0 : length);
    }
}
