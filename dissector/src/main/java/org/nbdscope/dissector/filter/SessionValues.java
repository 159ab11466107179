package org.nbdscope.dissector.filter;

import java.util.Map;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * The values of one session, or of one of its options: what the handshake agreed, and the connection. An option has its own values and its
 * replies' beside those of its session's connection.
 */
public final class SessionValues implements FieldValues {

    private Session session;
    private OptionExchange option;

    /** Stands at a session. */
    public SessionValues at(Session newSession) {
        session = newSession;
        option = null;
        return this;
    }

    /** Stands at an option of a session. */
    public SessionValues at(Session newSession, OptionExchange newOption) {
        session = newSession;
        option = newOption;
        return this;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        boolean enough = option == null ? ofSession(field, visitor) : ofOption(field, visitor);
        if (!enough) {
            ofConnection(field, visitor);
        }
    }

    private boolean ofConnection(FieldDefinition field, ValueVisitor visitor) {
        TcpConnection connection = session.connection();
        int client = session.direction(Side.CLIENT);
        if (field == NbdFields.SESSION) {
            return session.number() >= 0 && visitor.number(session.number());
        }
        if (field == NbdFields.CLIENT) {
            return visitor.text(session.endpoint(Side.CLIENT));
        }
        if (field == NbdFields.SERVER) {
            return visitor.text(session.endpoint(Side.SERVER));
        }
        if (field == PacketFields.TCP_STREAM) {
            return visitor.number(connection.number());
        }
        if (field == PacketFields.TCP_PORT) {
            return visitor.number(connection.port(client)) || visitor.number(connection.port(1 - client));
        }
        boolean version4 = IpAddress.isIpv4(connection.addressHigh(client), connection.addressLow(client));
        if (field == (version4 ? PacketFields.IP_ADDRESS : PacketFields.IPV6_ADDRESS)) {
            return visitor.address(connection.addressHigh(client), connection.addressLow(client))
                    || visitor.address(connection.addressHigh(1 - client), connection.addressLow(1 - client));
        }
        return false;
    }

    private boolean ofSession(FieldDefinition field, ValueVisitor visitor) {
        if (field == NbdFields.EXPORT_NAME) {
            return text(session.export(), visitor);
        }
        if (field == NbdFields.EXPORT_SIZE) {
            return number(session.size(), visitor);
        }
        if (field == NbdFields.TRANSMISSION_FLAGS) {
            return number(session.transmissionFlags(), visitor);
        }
        if (field == NbdFields.HANDSHAKE) {
            return session.handshake() != null && visitor.text(session.handshake().label());
        }
        if (field == NbdFields.REPLY_MODE) {
            return visitor.text(session.replies().label());
        }
        if (field == NbdFields.TLS_STATE) {
            return visitor.text(session.tls().label());
        }
        if (field == NbdFields.MINIMUM_BLOCK_SIZE) {
            return number(session.minimumBlockSize(), visitor);
        }
        if (field == NbdFields.PREFERRED_BLOCK_SIZE) {
            return number(session.preferredBlockSize(), visitor);
        }
        if (field == NbdFields.MAXIMUM_PAYLOAD_SIZE) {
            return number(session.maximumPayloadSize(), visitor);
        }
        return ofContexts(field, visitor);
    }

    private boolean ofContexts(FieldDefinition field, ValueVisitor visitor) {
        if (session.contexts() == null) {
            return false;
        }
        for (Map.Entry<Long, String> context : session.contexts().entrySet()) {
            if (field == NbdFields.META_CONTEXT_ID && visitor.number(context.getKey())
                    || field == NbdFields.META_CONTEXT_NAME && context.getValue() != null && visitor.text(context.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean ofOption(FieldDefinition field, ValueVisitor visitor) {
        if (field == NbdFields.OPTION) {
            return visitor.number(option.option() & 0xffff_ffffL);
        }
        if (field == NbdFields.OPTION_LENGTH) {
            return visitor.number(option.length());
        }
        if (field == PacketFields.FRAME_NUMBER && visitor.number(option.frame())
                || field == NbdFields.EXPORT_NAME && text(option.name(), visitor)) {
            return true;
        }
        if (field == NbdFields.QUERY && option.queries() != null && option.queries().stream().anyMatch(visitor::text)) {
            return true;
        }
        if (field == NbdFields.INFORMATION_TYPE && option.informationRequests() != null
                && option.informationRequests().stream().anyMatch(type -> visitor.number(type))) {
            return true;
        }
        return option.replies().stream().anyMatch(reply -> ofReply(reply, field, visitor));
    }

    private static boolean ofReply(OptionReply reply, FieldDefinition field, ValueVisitor visitor) {
        if (field == NbdFields.OPTION_REPLY_TYPE) {
            return visitor.number(reply.type() & 0xffff_ffffL);
        }
        if (field == NbdFields.OPTION_REPLY_LENGTH) {
            return visitor.number(reply.length());
        }
        if (field == NbdFields.OPTION_REPLY_ERROR) {
            return reply.type() < 0 && visitor.present();
        }
        if (field == PacketFields.FRAME_NUMBER) {
            return visitor.number(reply.frame());
        }
        if (field == NbdFields.EXPORT_NAME) {
            return text(reply.name(), visitor);
        }
        if (field == NbdFields.EXPORT_SIZE) {
            return number(reply.size(), visitor);
        }
        if (field == NbdFields.TRANSMISSION_FLAGS) {
            return number(reply.transmissionFlags(), visitor);
        }
        if (field == NbdFields.INFORMATION_TYPE) {
            return number(reply.information(), visitor);
        }
        if (field == NbdFields.META_CONTEXT_ID) {
            return number(reply.contextId(), visitor);
        }
        if (field == NbdFields.META_CONTEXT_NAME) {
            return text(reply.context(), visitor);
        }
        return field == NbdFields.ERROR_MESSAGE && reply.type() < 0 && text(reply.text(), visitor);
    }

    private static boolean text(String value, ValueVisitor visitor) {
        return value != null && visitor.text(value);
    }

    private static boolean number(Number value, ValueVisitor visitor) {
        return value != null && visitor.number(value.longValue());
    }
}
