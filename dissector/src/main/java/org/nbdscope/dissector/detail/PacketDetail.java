package org.nbdscope.dissector.detail;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * Makes the tree of a packet: what the capture says of it, its link layer, IP and TCP with the fields that messages can be filtered by, and
 * the payload. Positions count from the packet's first byte. What was put together from fragments has no place in the packet's bytes.
 */
public final class PacketDetail {

    private static final int ADDRESS_V4 = 4;
    private static final int ADDRESS_V6 = 16;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int IPV4_SOURCE = 12;
    private static final int IPV6_SOURCE = 8;
    private static final int TCP_HEADER = 20;
    /** Where the data offset, in units of 32 bits, stands in the upper half of a byte. */
    private static final int TCP_DATA_OFFSET = 12;
    private static final int TCP_FLAGS = 13;
    private static final int TCP_WINDOW = 14;
    private static final int TCP_CHECKSUM = 16;

    private final MessageBytes bytes;
    private final FieldReader reader;
    private final List<DetailNode> layers = new ArrayList<>();

    private PacketDetail(MessageBytes bytes) {
        this.bytes = bytes;
        this.reader = new FieldReader(bytes);
    }

    /**
     * The tree of a packet.
     *
     * @param packet one that {@link PacketReader} stands at
     * @param bytes  those of it that the capture holds
     */
    public static DetailNode of(PacketOutcome packet, MessageBytes bytes) {
        PacketDetail detail = new PacketDetail(bytes);
        Frame frame = packet.frame();
        detail.layers.add(frame(frame));
        if (packet.segment() == null) {
            detail.plain("Bytes", 0, bytes.size());
        } else {
            detail.layers(frame, packet.segment());
        }
        return new DetailNode.Builder("Packet " + frame.number).at(0, bytes.size())
                .value(ValueText.count(frame.originalLength) + " on the wire").children(detail.layers).build();
    }

    private static DetailNode frame(Frame frame) {
        List<DetailNode> fields = new ArrayList<>();
        fields.add(GeneratedFields.number(PacketFields.FRAME_NUMBER, frame.number));
        if (frame.timeNanos != Frame.NO_TIME) {
            fields.add(GeneratedFields.number(PacketFields.FRAME_TIME_EPOCH, frame.timeNanos));
        }
        fields.add(GeneratedFields.number(PacketFields.FRAME_LENGTH, frame.originalLength));
        fields.add(GeneratedFields.number(PacketFields.FRAME_CAPTURED_LENGTH, frame.capturedLength));
        fields.add(GeneratedFields.number(PacketFields.FRAME_INTERFACE_ID, frame.interfaceIndex));
        return new DetailNode.Builder("Frame").generated().children(fields).build();
    }

    private void layers(Frame frame, TcpSegment segment) {
        boolean inPlace = segment.bytes == frame.bytes;
        int payload = inPlace ? segment.payloadOffset - frame.offset : -1;
        int tcp = payload < 0 ? -1 : tcpHeader(segment, payload);
        boolean version4 = IpAddress.isIpv4(segment.sourceHigh, segment.sourceLow);
        int ip = tcp < 0 ? -1 : ipHeader(tcp, version4);
        if (ip < 0) {
            plain("Bytes", 0, bytes.size());
            return;
        }
        plain("Link layer", 0, ip);
        layers.add(ip(segment, version4, ip, tcp));
        layers.add(tcp(segment, tcp, payload));
        plain("TCP payload", payload, Math.min(bytes.size(), payload + segment.capturedPayload));
        plain("Padding", payload + segment.capturedPayload, bytes.size());
    }

    /** The header before the payload whose length and ports say that it is one; -1 where there is none. */
    private int tcpHeader(TcpSegment segment, int payload) {
        for (int at = payload - TCP_HEADER; at >= IPV4_HEADER && payload - at <= 15 * Integer.BYTES; at -= Integer.BYTES) {
            boolean whole = (bytes.at(at + TCP_DATA_OFFSET) >> 4) * Integer.BYTES == payload - at;
            if (whole && reader.unsigned16(at) == segment.sourcePort && reader.unsigned16(at + 2) == segment.destinationPort) {
                return at;
            }
        }
        return -1;
    }

    /** The header before TCP whose version, and for IPv4 length, say that it is one; -1 where there is none. */
    private int ipHeader(int tcp, boolean version4) {
        for (int at = tcp - (version4 ? IPV4_HEADER : IPV6_HEADER); at >= 0; at -= version4 ? Integer.BYTES : Long.BYTES) {
            int first = bytes.at(at);
            if (version4 ? first >> 4 == 4 && (first & 0xf) * Integer.BYTES == tcp - at : first >> 4 == 6) {
                return at;
            }
        }
        return -1;
    }

    private DetailNode ip(TcpSegment segment, boolean version4, int at, int end) {
        int source = at + (version4 ? IPV4_SOURCE : IPV6_SOURCE);
        int width = version4 ? ADDRESS_V4 : ADDRESS_V6;
        List<DetailNode> fields = new ArrayList<>();
        fields.add(stretch("Header", at, source));
        fields.add(address(version4 ? PacketFields.IP_SOURCE : PacketFields.IPV6_SOURCE, segment.sourceHigh, segment.sourceLow, source,
                width));
        fields.add(address(version4 ? PacketFields.IP_DESTINATION : PacketFields.IPV6_DESTINATION, segment.destinationHigh,
                segment.destinationLow, source + width, width));
        if (source + 2 * width < end) {
            fields.add(stretch("Options", source + 2 * width, end));
        }
        String ends = IpAddress.of(segment.sourceHigh, segment.sourceLow) + " → "
                + IpAddress.of(segment.destinationHigh, segment.destinationLow);
        return new DetailNode.Builder(version4 ? "Internet Protocol 4" : "Internet Protocol 6").at(at, end).value(ends).children(fields)
                .build();
    }

    private static DetailNode address(FieldDefinition field, long high, long low, int at, int width) {
        return new DetailNode.Builder(field).at(at, at + width).value(IpAddress.of(high, low)).raw(new IpAddress(high, low)).build();
    }

    private DetailNode tcp(TcpSegment segment, int at, int end) {
        List<DetailNode> fields = new ArrayList<>();
        fields.add(reader.field(PacketFields.TCP_SOURCE_PORT, at));
        fields.add(reader.field(PacketFields.TCP_DESTINATION_PORT, at + 2));
        fields.add(reader.field(PacketFields.TCP_SEQUENCE, at + 4));
        fields.add(reader.field(PacketFields.TCP_ACKNOWLEDGMENT, at + 8));
        fields.add(stretch("Data Offset", at + TCP_DATA_OFFSET, at + TCP_FLAGS));
        fields.add(new DetailNode.Builder(PacketFields.TCP_FLAGS).at(at + TCP_FLAGS, at + TCP_WINDOW).raw((long) segment.flags)
                .value(ValueText.hexadecimal(segment.flags, 1)).build());
        fields.add(reader.field(PacketFields.TCP_WINDOW, at + TCP_WINDOW));
        fields.add(stretch("Checksum, urgent pointer and options", at + TCP_CHECKSUM, end));
        fields.add(GeneratedFields.number(PacketFields.TCP_LENGTH, segment.payloadLength));
        return new DetailNode.Builder("Transmission Control Protocol").at(at, end)
                .value(segment.sourcePort + " → " + segment.destinationPort).children(fields).build();
    }

    private DetailNode stretch(String label, int from, int to) {
        return new DetailNode.Builder(label).at(from, to).value(ValueText.bytes(bytes, from, to) + " (" + ValueText.count(to - from) + ')')
                .build();
    }

    private void plain(String label, int from, int to) {
        if (from < to) {
            layers.add(stretch(label, from, to));
        }
    }
}
