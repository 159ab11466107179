package org.nbdscope.dissector.packet;

/**
 * IPv4 (RFC 791) and IPv6 (RFC 8200) down to the TCP header. The length of a packet is what its IP header says: what the link added behind
 * it is padding, what the file lacks of it was cut. Packets that segmentation offload made longer than the header can say have length 0
 * there; then the length is what was on the wire.
 */
final class InternetLayer {

    /** Extension headers of one IPv6 packet; a packet with more is {@link Outcome#MALFORMED}. */
    static final int MAX_EXTENSION_HEADERS = 16;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int EXTENSION_UNIT = 8;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;

    private static final int OPTION_PAD1 = 0;
    private static final int OPTION_JUMBO = 0xc2;

    private final Fragments fragments = new Fragments();

    /** @param rest begins with the IPv4 header */
    Outcome version4(Rest rest, TcpSegment into) {
        if (!rest.has(IPV4_HEADER)) {
            return rest.lacking(IPV4_HEADER);
        }
        int header = (rest.u8(0) & 0xf) << 2;
        int total = rest.u16(2);
        if (rest.u8(0) >>> 4 != 4 || header < IPV4_HEADER || total != 0 && total < header) {
            return Outcome.MALFORMED;
        }
        if (total != 0) {
            rest.limit(total);
        }
        if (!rest.has(header)) {
            return rest.lacking(header);
        }
        int protocol = rest.u8(9);
        if (protocol != TcpHeader.PROTOCOL) {
            return Outcome.NOT_TCP;
        }
        int identification = rest.u16(4);
        int fragment = rest.u16(6);
        into.sourceHigh = 0;
        into.sourceLow = IpAddress.mapped(rest.i32(12));
        into.destinationHigh = 0;
        into.destinationLow = IpAddress.mapped(rest.i32(16));
        rest.skip(header);
        int offset = (fragment & 0x1fff) << 3;
        boolean more = (fragment & 0x2000) != 0;
        if (offset == 0 && !more) {
            return TcpHeader.decode(rest, into);
        }
        if (!Fragments.valid(rest, offset, more)) {
            return Outcome.MALFORMED;
        }
        return fragments.add(into, identification, protocol, offset, more, rest) == Fragments.INCOMPLETE
            ? Outcome.FRAGMENT : TcpHeader.decode(rest, into);
    }

    /** @param rest begins with the IPv6 header */
    Outcome version6(Rest rest, TcpSegment into) {
        if (!rest.has(IPV6_HEADER)) {
            return rest.lacking(IPV6_HEADER);
        }
        if (rest.u8(0) >>> 4 != 6) {
            return Outcome.MALFORMED;
        }
        int payload = rest.u16(4);
        int next = rest.u8(6);
        into.sourceHigh = rest.i64(8);
        into.sourceLow = rest.i64(16);
        into.destinationHigh = rest.i64(24);
        into.destinationLow = rest.i64(32);
        rest.skip(IPV6_HEADER);
        if (payload != 0) {
            rest.limit(payload);
        }
        return next == TcpHeader.PROTOCOL ? TcpHeader.decode(rest, into) : extensions(next, payload == 0, rest, into);
    }

    /**
     * @param next         what {@code rest} begins with
     * @param maybeJumbo   whether the packet's length may stand in a jumbo payload option
     */
    private Outcome extensions(int next, boolean maybeJumbo, Rest rest, TcpSegment into) {
        boolean reassembled = false;
        for (int headers = 0; headers < MAX_EXTENSION_HEADERS; headers++) {
            if (next == TcpHeader.PROTOCOL) {
                return TcpHeader.decode(rest, into);
            }
            if (!isExtension(next)) {
                return Outcome.NOT_TCP;
            }
            if (!rest.has(EXTENSION_UNIT)) {
                return rest.lacking(EXTENSION_UNIT);
            }
            int following = rest.u8(0);
            if (next == FRAGMENT) {
                int fragment = rest.u16(2);
                int identification = rest.i32(4);
                int offset = fragment & 0xfff8;
                boolean more = (fragment & 1) != 0;
                rest.skip(EXTENSION_UNIT);
                if (offset != 0 || more) {
                    if (reassembled || !Fragments.valid(rest, offset, more)) {
                        return Outcome.MALFORMED;
                    }
                    if (following != TcpHeader.PROTOCOL && !isExtension(following)) {
                        return Outcome.NOT_TCP;
                    }
                    following = fragments.add(into, identification, following, offset, more, rest);
                    if (following == Fragments.INCOMPLETE) {
                        return Outcome.FRAGMENT;
                    }
                    reassembled = true;
                }
                next = following;
                continue;
            }
            // RFC 4302, 2.2: the authentication header counts in units of four, for historical reasons
            int length = next == AUTHENTICATION ? rest.u8(1) + 2 << 2 : rest.u8(1) + 1 << 3;
            if (!rest.has(length)) {
                return rest.lacking(length);
            }
            if (next == HOP_BY_HOP && maybeJumbo && headers == 0) {
                long jumbo = jumboLength(rest, length);
                if (jumbo >= 0) {
                    if (jumbo < length) {
                        return Outcome.MALFORMED;
                    }
                    rest.limit(jumbo);
                }
            }
            rest.skip(length);
            next = following;
        }
        return Outcome.MALFORMED;
    }

    private static boolean isExtension(int header) {
        return header == HOP_BY_HOP || header == ROUTING || header == FRAGMENT || header == AUTHENTICATION || header == DESTINATION_OPTIONS;
    }

    /** The length in the jumbo payload option (RFC 2675, 2): of everything behind the IPv6 header; -1 where there is none. */
    private static long jumboLength(Rest rest, int header) {
        int at = 2;
        while (at < header) {
            int option = rest.u8(at);
            if (option == OPTION_PAD1) {
                at++;
                continue;
            }
            if (at + 2 > header) {
                return -1;
            }
            int length = rest.u8(at + 1);
            if (option == OPTION_JUMBO && length == 4 && at + 6 <= header) {
                return Integer.toUnsignedLong(rest.i32(at + 2));
            }
            at += 2 + length;
        }
        return -1;
    }
}
