package org.nbdscope.dissector.protocol;

import static org.nbdscope.dissector.schema.FieldType.ADDRESS;
import static org.nbdscope.dissector.schema.FieldType.TIME;
import static org.nbdscope.dissector.schema.FieldType.UINT16;
import static org.nbdscope.dissector.schema.FieldType.UINT32;
import static org.nbdscope.dissector.schema.FieldType.UINT64;

import java.util.List;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The fields of the packets that carry NBD, with Wireshark's names: as much of them as a message can be filtered by. */
public final class PacketFields {

    private static final FieldList LIST = new FieldList();

    private static final String PCAPNG = "draft-ietf-opsawg-pcapng";
    private static final String IPV4 = "RFC 791";
    private static final String IPV6 = "RFC 8200";
    private static final String TCP = "RFC 9293";

    public static final FieldDefinition FRAME_NUMBER = LIST.add("frame.number", "Frame Number", UINT64, PCAPNG,
            "The number of the packet within the capture, counted from 1. A message has that of the packet which completed it.");
    public static final FieldDefinition FRAME_TIME_EPOCH = LIST.add("frame.time_epoch", "Epoch Arrival Time", TIME, PCAPNG,
            "When the packet was captured, by the clock of the machine that captured it.");
    public static final FieldDefinition FRAME_LENGTH = LIST.add("frame.len", "Frame Length on the Wire", UINT32, PCAPNG,
            "How many bytes the packet had when it was captured.");
    public static final FieldDefinition FRAME_CAPTURED_LENGTH = LIST.add("frame.cap_len", "Frame Length in the Capture", UINT32, PCAPNG,
            "How many bytes of the packet the capture holds. It is less than the length on the wire where packets were cut.");
    public static final FieldDefinition FRAME_INTERFACE_ID = LIST.add("frame.interface_id", "Interface ID", UINT32, PCAPNG,
            "On which of the capture's interfaces the packet was seen, counted from 0.");

    public static final FieldDefinition IP_SOURCE = LIST.add("ip.src", "Source Address", ADDRESS, IPV4,
            "The IPv4 address from which the packet came.");
    public static final FieldDefinition IP_DESTINATION = LIST.add("ip.dst", "Destination Address", ADDRESS, IPV4,
            "The IPv4 address to which the packet went.");
    public static final FieldDefinition IP_ADDRESS = LIST.add("ip.addr", "Source or Destination Address", ADDRESS, IPV4,
            "Either IPv4 address of the packet. A comparison holds when it holds for one of the two.");
    public static final FieldDefinition IPV6_SOURCE = LIST.add("ipv6.src", "Source Address", ADDRESS, IPV6,
            "The IPv6 address from which the packet came.");
    public static final FieldDefinition IPV6_DESTINATION = LIST.add("ipv6.dst", "Destination Address", ADDRESS, IPV6,
            "The IPv6 address to which the packet went.");
    public static final FieldDefinition IPV6_ADDRESS = LIST.add("ipv6.addr", "Source or Destination Address", ADDRESS, IPV6,
            "Either IPv6 address of the packet. A comparison holds when it holds for one of the two.");

    public static final FieldDefinition TCP_SOURCE_PORT = LIST.add("tcp.srcport", "Source Port", UINT16, TCP,
            "The TCP port from which the packet came. NBD servers commonly have 10809.");
    public static final FieldDefinition TCP_DESTINATION_PORT = LIST.add("tcp.dstport", "Destination Port", UINT16, TCP,
            "The TCP port to which the packet went. NBD servers commonly have 10809.");
    public static final FieldDefinition TCP_PORT = LIST.add("tcp.port", "Source or Destination Port", UINT16, TCP,
            "Either TCP port of the packet. A comparison holds when it holds for one of the two.");
    public static final FieldDefinition TCP_STREAM = LIST.add("tcp.stream", "Stream Index", UINT32, TCP,
            "The number of the TCP connection within the capture, counted from 0, whether it carries NBD or not.");
    public static final FieldDefinition TCP_SEQUENCE = LIST.add("tcp.seq_raw", "Sequence Number", UINT32, TCP,
            "Where the packet's payload stands in its direction of the connection, as sent: it begins anywhere and wraps at 2^32.");
    public static final FieldDefinition TCP_ACKNOWLEDGMENT = LIST.add("tcp.ack_raw", "Acknowledgment Number", UINT32, TCP,
            "The sequence number that the sender expects next from the other side, as sent.");
    public static final FieldDefinition TCP_FLAGS = LIST.add("tcp.flags", "Flags", UINT16, TCP,
            "The control bits of the packet, among them FIN (1), SYN (2), RST (4), PSH (8) and ACK (16).");
    public static final FieldDefinition TCP_LENGTH = LIST.add("tcp.len", "TCP Segment Length", UINT32, TCP,
            "How many bytes of the connection the packet carries, without any headers.");
    public static final FieldDefinition TCP_WINDOW = LIST.add("tcp.window_size_value", "Window", UINT16, TCP,
            "How many more bytes the sender is ready to receive, as sent: before the scaling agreed on at the start of the connection.");

    /** Every field in the order of declaration. */
    public static final List<FieldDefinition> ALL = LIST.all();

    private PacketFields() {
    }
}
