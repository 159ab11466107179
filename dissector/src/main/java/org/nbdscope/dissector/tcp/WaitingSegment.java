package org.nbdscope.dissector.tcp;

import java.nio.ByteBuffer;

import org.nbdscope.dissector.packet.TcpSegment;

/**
 * A segment that waits, with an own copy of its payload.
 *
 * @param direction of the segment
 * @param packet    how many packets its connection had when it came, itself included
 */
record WaitingSegment(int direction, TcpSegment segment, long packet) {

    private static final int OVERHEAD = 320;

    static WaitingSegment copy(int direction, TcpSegment segment, long packet) {
        TcpSegment copy = new TcpSegment();
        copy.frame = segment.frame;
        copy.timeNanos = segment.timeNanos;
        copy.sequence = segment.sequence;
        copy.acknowledgement = segment.acknowledgement;
        copy.flags = segment.flags;
        copy.bytes = ByteBuffer.allocate(segment.capturedPayload);
        copy.bytes.put(0, segment.bytes, segment.payloadOffset, segment.capturedPayload);
        copy.capturedPayload = segment.capturedPayload;
        copy.payloadLength = segment.payloadLength;
        return new WaitingSegment(direction, copy, packet);
    }

    /** Whether it acknowledges bytes, or the FIN, which {@code other} brings and which were not delivered. */
    boolean acknowledges(WaitingSegment other, TcpConnection connection) {
        return direction != other.direction && (segment.flags & TcpSegment.ACK) != 0
            && (other.segment.flags & (TcpSegment.SYN | TcpSegment.RST)) == 0
            && connection.stream(other.direction).fillsBefore(other.segment, segment.acknowledgement);
    }

    /** Bytes of memory. */
    long cost() {
        return OVERHEAD + segment.capturedPayload;
    }
}
