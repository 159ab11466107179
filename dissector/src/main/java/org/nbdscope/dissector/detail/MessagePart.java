package org.nbdscope.dissector.detail;

/**
 * The part of a message that came with one packet. Parts do not overlap: of a byte that was sent twice, the first packet has it.
 *
 * @param frame    number of the packet; of an IP packet in fragments, of the last fragment
 * @param offset   first byte, counted from the beginning of the message
 * @param length   bytes that the packet had on the wire
 * @param captured how many of them, from the first on, the capture holds
 */
public record MessagePart(long frame, long offset, long length, long captured) {
}
