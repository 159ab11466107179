package org.nbdscope.app.view;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.detail.PacketOutcome;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.ValueVisitor;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.Session;

/**
 * The values of one packet: those of its own headers, and those of every NBD message that it completed. Packets that carry no TCP have
 * no more than what the capture says of them; the stream index is known for connections that carry NBD.
 */
final class PacketValues implements FieldValues {

    /** Hands the values of a field to a visitor; true when it had enough. */
    private interface Own {
        boolean each(PacketValues packet, ValueVisitor visitor);
    }

    private static final Map<FieldDefinition, Own> OWN = Collections.unmodifiableMap(own());

    private final CaptureDocument document;
    private final MessageValues messages;
    private final SessionsByAddress sessions;
    private Frame frame;
    private TcpSegment segment;
    private int[] rows;

    PacketValues(CaptureDocument document, MessageValues messages) {
        this.document = document;
        this.messages = messages;
        this.sessions = new SessionsByAddress(document.model());
    }

    /** Stands at a packet; null for one that the file does not hold any more, which has no values. */
    PacketValues at(PacketOutcome packet) {
        frame = packet == null ? null : packet.frame();
        segment = packet == null ? null : packet.segment();
        rows = frame == null ? new int[0] : document.messagesOf(frame.number);
        return this;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        if (frame == null) {
            return;
        }
        Own own = OWN.get(field);
        if (own != null) {
            own.each(this, visitor);
            return;
        }
        Satisfiable satisfiable = new Satisfiable(visitor);
        for (int i = 0; i < rows.length && !satisfiable.satisfied(); i++) {
            messages.at(rows[i]).each(field, satisfiable);
        }
    }

    private static Map<FieldDefinition, Own> own() {
        Map<FieldDefinition, Own> own = new IdentityHashMap<>();
        own.put(PacketFields.FRAME_NUMBER, (p, v) -> v.number(p.frame.number));
        own.put(PacketFields.FRAME_TIME_EPOCH, (p, v) -> p.frame.timeNanos != Frame.NO_TIME && v.number(p.frame.timeNanos));
        own.put(PacketFields.FRAME_LENGTH, (p, v) -> v.number(p.frame.originalLength));
        own.put(PacketFields.FRAME_CAPTURED_LENGTH, (p, v) -> v.number(p.frame.capturedLength));
        own.put(PacketFields.FRAME_INTERFACE_ID, (p, v) -> v.number(p.frame.interfaceIndex));
        own.put(PacketFields.IP_SOURCE, (p, v) -> p.source(true, v));
        own.put(PacketFields.IP_DESTINATION, (p, v) -> p.destination(true, v));
        own.put(PacketFields.IP_ADDRESS, (p, v) -> p.source(true, v) || p.destination(true, v));
        own.put(PacketFields.IPV6_SOURCE, (p, v) -> p.source(false, v));
        own.put(PacketFields.IPV6_DESTINATION, (p, v) -> p.destination(false, v));
        own.put(PacketFields.IPV6_ADDRESS, (p, v) -> p.source(false, v) || p.destination(false, v));
        own.put(PacketFields.TCP_SOURCE_PORT, (p, v) -> p.segment != null && v.number(p.segment.sourcePort));
        own.put(PacketFields.TCP_DESTINATION_PORT, (p, v) -> p.segment != null && v.number(p.segment.destinationPort));
        own.put(PacketFields.TCP_PORT, (p, v) ->
                p.segment != null && (v.number(p.segment.sourcePort) || v.number(p.segment.destinationPort)));
        own.put(PacketFields.TCP_SEQUENCE, (p, v) -> p.segment != null && v.number(p.segment.sequence & 0xffff_ffffL));
        own.put(PacketFields.TCP_ACKNOWLEDGMENT, (p, v) -> p.segment != null && v.number(p.segment.acknowledgement & 0xffff_ffffL));
        own.put(PacketFields.TCP_FLAGS, (p, v) -> p.segment != null && v.number(p.segment.flags));
        own.put(PacketFields.TCP_LENGTH, (p, v) -> p.segment != null && v.number(p.segment.payloadLength));
        own.put(PacketFields.TCP_WINDOW, (p, v) -> p.segment != null && v.number(p.segment.window));
        own.put(PacketFields.TCP_STREAM, (p, v) -> {
            Session session = p.segment == null ? null : p.sessions.of(p.segment);
            return session != null && v.number(session.connection().number());
        });
        return own;
    }

    private boolean source(boolean version4, ValueVisitor visitor) {
        return segment != null && IpAddress.isIpv4(segment.sourceHigh, segment.sourceLow) == version4
                && visitor.address(segment.sourceHigh, segment.sourceLow);
    }

    private boolean destination(boolean version4, ValueVisitor visitor) {
        return segment != null && IpAddress.isIpv4(segment.destinationHigh, segment.destinationLow) == version4
                && visitor.address(segment.destinationHigh, segment.destinationLow);
    }

    /** Remembers whether a visitor had enough. */
    private static final class Satisfiable implements ValueVisitor {

        private final ValueVisitor visitor;
        private boolean satisfied;

        Satisfiable(ValueVisitor visitor) {
            this.visitor = visitor;
        }

        boolean satisfied() {
            return satisfied;
        }

        private boolean note(boolean enough) {
            satisfied = enough;
            return enough;
        }

        @Override
        public boolean number(long value) {
            return note(visitor.number(value));
        }

        @Override
        public boolean text(String value) {
            return note(visitor.text(value));
        }

        @Override
        public boolean bytes(byte[] value) {
            return note(visitor.bytes(value));
        }

        @Override
        public boolean address(long high, long low) {
            return note(visitor.address(high, low));
        }

        @Override
        public boolean present() {
            return note(visitor.present());
        }
    }
}
