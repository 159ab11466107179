package org.nbdscope.dissector.detail;

import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * The values of the fields of the packet that completed a message. Number, time, addresses and ports are known without the file; the rest of
 * them needs the packet itself.
 */
public final class PacketFieldValues {

    private PacketFieldValues() {
    }

    /**
     * Visits what the tables and the connection know of the packet that completed the message in a row of the message table.
     *
     * @return whether the visitor had enough
     */
    public static boolean each(CaptureModel model, int messageRow, FieldVisitor visitor) {
        MessageTable messages = model.messages();
        Session session = model.session(messages.session(messageRow));
        TcpConnection connection = session.connection();
        int source = session.direction(messages.from(messageRow));
        int destination = 1 - source;
        long time = messages.timeNanos(messageRow);
        return visitor.number(PacketFields.FRAME_NUMBER, messages.frame(messageRow))
                || time != Frame.NO_TIME && visitor.number(PacketFields.FRAME_TIME_EPOCH, time)
                || addresses(connection, source, visitor)
                || visitor.number(PacketFields.TCP_SOURCE_PORT, connection.port(source))
                || visitor.number(PacketFields.TCP_DESTINATION_PORT, connection.port(destination))
                || visitor.number(PacketFields.TCP_PORT, connection.port(source))
                || visitor.number(PacketFields.TCP_PORT, connection.port(destination))
                || visitor.number(PacketFields.TCP_STREAM, connection.number());
    }

    private static boolean addresses(TcpConnection connection, int source, FieldVisitor visitor) {
        boolean version4 = IpAddress.isIpv4(connection.addressHigh(source), connection.addressLow(source));
        FieldDefinition either = version4 ? PacketFields.IP_ADDRESS : PacketFields.IPV6_ADDRESS;
        return address(version4 ? PacketFields.IP_SOURCE : PacketFields.IPV6_SOURCE, connection, source, visitor)
                || address(version4 ? PacketFields.IP_DESTINATION : PacketFields.IPV6_DESTINATION, connection, 1 - source, visitor)
                || address(either, connection, source, visitor)
                || address(either, connection, 1 - source, visitor);
    }

    private static boolean address(FieldDefinition field, TcpConnection connection, int direction, FieldVisitor visitor) {
        return visitor.address(field, connection.addressHigh(direction), connection.addressLow(direction));
    }

    /** Visits what only the packet itself tells; {@link #each(CaptureModel, int, FieldVisitor)} has the rest. */
    public static boolean each(CapturedPacket packet, FieldVisitor visitor) {
        return visitor.number(PacketFields.FRAME_LENGTH, packet.originalLength())
                || visitor.number(PacketFields.FRAME_CAPTURED_LENGTH, packet.bytes().length)
                || visitor.number(PacketFields.FRAME_INTERFACE_ID, packet.interfaceIndex())
                || packet.tcp() != null && segment(packet.tcp(), visitor);
    }

    private static boolean segment(CapturedPacket.Tcp tcp, FieldVisitor visitor) {
        return visitor.number(PacketFields.TCP_SEQUENCE, tcp.sequence())
                || visitor.number(PacketFields.TCP_ACKNOWLEDGMENT, tcp.acknowledgement())
                || visitor.number(PacketFields.TCP_FLAGS, tcp.flags())
                || visitor.number(PacketFields.TCP_LENGTH, tcp.payloadLength())
                || visitor.number(PacketFields.TCP_WINDOW, tcp.window());
    }
}
