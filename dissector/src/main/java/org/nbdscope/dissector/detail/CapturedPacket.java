package org.nbdscope.dissector.detail;

/**
 * One packet, read again from the capture.
 *
 * @param number          {@code Frame.number}
 * @param timeNanos       nanoseconds since 1970; {@code Frame.NO_TIME} where the capture has none
 * @param interfaceIndex  index of the interface over the whole capture
 * @param originalLength  bytes on the wire
 * @param bytes           those that the capture holds, link layer first; belongs to whoever asked for the packet
 * @param tcp             what its TCP header says; null where it carries no TCP, or was cut before its end
 */
public record CapturedPacket(long number, long timeNanos, int interfaceIndex, long originalLength, byte[] bytes, Tcp tcp) {

    /**
     * A TCP header (RFC 9293), unsigned numbers as sent.
     *
     * @param sequence        32 bits
     * @param acknowledgement 32 bits
     * @param flags           the low 8 bits of the flags
     * @param window          16 bits, not scaled
     * @param payloadLength   bytes of payload on the wire
     */
    public record Tcp(long sequence, long acknowledgement, int flags, int window, int payloadLength) {
    }
}
