package org.nbdscope.dissector.packet;

/** Reads the TCP header (RFC 9293, 3.1) and with it fills the segment. */
final class TcpHeader {

    /** Longest payload believed, in bytes; larger than any device's segmentation offload makes, so that lengths fit an int. */
    static final int MAX_PAYLOAD = 1 << 24;

    static final int PROTOCOL = 6;

    private static final int FIXED = 20;

    private TcpHeader() {
    }

    /**
     * @param rest begins with the header and ends with the payload
     * @param into gets everything but frame, time and addresses
     */
    static Outcome decode(Rest rest, TcpSegment into) {
        if (!rest.has(FIXED)) {
            return rest.lacking(FIXED);
        }
        int header = rest.u8(12) >>> 4 << 2;
        if (header < FIXED || header > rest.wire || rest.wire - header > MAX_PAYLOAD) {
            return Outcome.MALFORMED;
        }
        into.sourcePort = rest.u16(0);
        into.destinationPort = rest.u16(2);
        into.sequence = rest.i32(4);
        into.acknowledgement = rest.i32(8);
        into.flags = rest.u8(13);
        into.window = rest.u16(14);
        into.bytes = rest.bytes;
        // The snap length may have cut the options; the lengths are known all the same.
        int capturedHeader = Math.min(header, rest.captured);
        into.payloadOffset = rest.at + capturedHeader;
        into.capturedPayload = rest.captured - capturedHeader;
        into.payloadLength = (int) (rest.wire - header);
        return Outcome.TCP;
    }
}
