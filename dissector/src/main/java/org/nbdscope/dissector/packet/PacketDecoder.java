package org.nbdscope.dissector.packet;

import org.nbdscope.dissector.capture.Frame;

/**
 * Finds the TCP segment in a packet. This class reads the link layer: Ethernet with VLAN tags, Linux cooked capture, raw IP and BSD
 * loopback (https://www.tcpdump.org/linktypes.html); the layers above have classes of their own. Any bytes are good input; nothing is
 * allocated per packet except for IP fragments.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_VLAN_TAGS}</td><td>VLAN tags in front of a packet</td></tr>
 * <tr><td>{@link InternetLayer#MAX_EXTENSION_HEADERS}</td><td>IPv6 extension headers of a packet</td></tr>
 * <tr><td>{@link TcpHeader#MAX_PAYLOAD}</td><td>bytes of a segment's payload</td></tr>
 * <tr><td>{@link Fragments#MAX_DATAGRAMS}</td><td>IP packets of which fragments are kept</td></tr>
 * <tr><td>{@link Fragments#MAX_BYTES}</td><td>bytes kept of fragments</td></tr>
 * <tr><td>{@link NumberCounts#MAX_NUMBERS}</td><td>unknown link types and EtherTypes counted apart</td></tr>
 * </table>
 */
public final class PacketDecoder {

    /** Nested 802.1Q and 802.1ad tags; a packet with more is {@link Outcome#MALFORMED}. */
    public static final int MAX_VLAN_TAGS = 8;

    private static final int LINKTYPE_NULL = 0;
    private static final int LINKTYPE_ETHERNET = 1;
    private static final int LINKTYPE_RAW_BSD = 12;
    private static final int LINKTYPE_RAW_OPENBSD = 14;
    private static final int LINKTYPE_RAW = 101;
    private static final int LINKTYPE_LOOP = 108;
    private static final int LINKTYPE_LINUX_SLL = 113;
    private static final int LINKTYPE_IPV4 = 228;
    private static final int LINKTYPE_IPV6 = 229;
    private static final int LINKTYPE_LINUX_SLL2 = 276;

    private static final int ETHERNET_HEADER = 14;
    private static final int SLL_HEADER = 16;
    private static final int SLL2_HEADER = 20;
    private static final int LOOPBACK_HEADER = 4;
    private static final int VLAN_TAG = 4;

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86dd;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_PROVIDER_VLAN = 0x88a8;
    private static final int ETHERTYPE_OLD_PROVIDER_VLAN = 0x9100;
    /** Smaller numbers in this place are the length of an IEEE 802.3 frame. */
    private static final int FIRST_ETHERTYPE = 0x0600;

    private final PacketCounts counts = new PacketCounts();
    private final InternetLayer internet = new InternetLayer();
    private final Rest rest = new Rest();

    /**
     * Decodes a packet.
     *
     * @param into filled where the outcome is {@link Outcome#TCP}, otherwise undefined. Its {@code bytes} are the frame's, or
     *             this decoder's where the packet was put together from fragments
     */
    public Outcome decode(Frame frame, TcpSegment into) {
        rest.set(frame);
        into.frame = frame.number;
        into.timeNanos = frame.timeNanos;
        Outcome outcome = link(frame.linkType, into);
        counts.add(outcome);
        return outcome;
    }

    /** What became of the packets so far. */
    public PacketCounts counts() {
        return counts;
    }

    private Outcome link(int linkType, TcpSegment into) {
        switch (linkType) {
            case LINKTYPE_ETHERNET:
                return network(ETHERNET_HEADER, 12, into);
            case LINKTYPE_LINUX_SLL:
                return network(SLL_HEADER, 14, into);
            case LINKTYPE_LINUX_SLL2:
                return network(SLL2_HEADER, 0, into);
            case LINKTYPE_RAW:
            case LINKTYPE_RAW_BSD:
            case LINKTYPE_RAW_OPENBSD:
                return raw(into);
            case LINKTYPE_IPV4:
                return internet.version4(rest, into);
            case LINKTYPE_IPV6:
                return internet.version6(rest, into);
            case LINKTYPE_NULL:
            case LINKTYPE_LOOP:
                return loopback(linkType == LINKTYPE_NULL, into);
            default:
                counts.unknownLinkTypes().add(linkType);
                return Outcome.UNKNOWN_LINK_TYPE;
        }
    }

    private Outcome raw(TcpSegment into) {
        if (!rest.has(1)) {
            return rest.lacking(1);
        }
        switch (rest.u8(0) >>> 4) {
            case 4:
                return internet.version4(rest, into);
            case 6:
                return internet.version6(rest, into);
            default:
                return Outcome.MALFORMED;
        }
    }

    private Outcome loopback(boolean eitherOrder, TcpSegment into) {
        if (!rest.has(LOOPBACK_HEADER)) {
            return rest.lacking(LOOPBACK_HEADER);
        }
        int family = rest.i32(0);
        if (eitherOrder && family >>> 16 != 0) {
            family = Integer.reverseBytes(family);
        }
        rest.skip(LOOPBACK_HEADER);
        switch (family) {
            case 2: // AF_INET everywhere
                return internet.version4(rest, into);
            case 10: // AF_INET6 of Linux,
            case 23: // Windows,
            case 24: // NetBSD and OpenBSD,
            case 28: // FreeBSD,
            case 30: // macOS
                return internet.version6(rest, into);
            default:
                return Outcome.NOT_IP;
        }
    }

    /**
     * @param header length of the link header
     * @param typeAt index of the EtherType in it
     */
    private Outcome network(int header, int typeAt, TcpSegment into) {
        if (!rest.has(header)) {
            return rest.lacking(header);
        }
        int type = rest.u16(typeAt);
        rest.skip(header);
        for (int tags = 0; type == ETHERTYPE_VLAN || type == ETHERTYPE_PROVIDER_VLAN || type == ETHERTYPE_OLD_PROVIDER_VLAN; tags++) {
            if (tags == MAX_VLAN_TAGS) {
                return Outcome.MALFORMED;
            }
            if (!rest.has(VLAN_TAG)) {
                return rest.lacking(VLAN_TAG);
            }
            type = rest.u16(2);
            rest.skip(VLAN_TAG);
        }
        switch (type) {
            case ETHERTYPE_IPV4:
                return internet.version4(rest, into);
            case ETHERTYPE_IPV6:
                return internet.version6(rest, into);
            default:
                counts.unknownEtherTypes().add(type < FIRST_ETHERTYPE ? 0 : type);
                return Outcome.NOT_IP;
        }
    }
}
