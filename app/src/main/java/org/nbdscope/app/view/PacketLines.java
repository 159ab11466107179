package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.detail.PacketOutcome;
import org.nbdscope.dissector.export.MessageSummary;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.tcp.TcpConnection;

/** Says of packets what a list shows of them, in the words that Wireshark's users know. For one thread at a time. */
final class PacketLines {

    /** Messages that a line names; of further ones it says how many. */
    private static final int MAX_NAMED = 3;

    private final CaptureDocument document;
    private final SessionsByAddress sessions;
    private final MessageSummary summary;

    PacketLines(CaptureDocument document) {
        this.document = document;
        sessions = new SessionsByAddress(document.model());
        summary = new MessageSummary(document.model());
    }

    /** The line of a packet. */
    PacketLine of(PacketOutcome packet) {
        Frame frame = packet.frame();
        TcpSegment segment = packet.segment();
        if (segment == null) {
            return new PacketLine(frame.number, frame.timeNanos, frame.originalLength, "", "", protocol(packet.outcome()),
                    reason(packet.outcome()), null, MessageTable.NONE);
        }
        Session session = sessions.of(segment);
        int[] messages = document.messagesOf(frame.number);
        boolean nbd = messages.length > 0 || session != null && segment.payloadLength > 0;
        return new PacketLine(frame.number, frame.timeNanos, frame.originalLength, IpAddress.of(segment.sourceHigh, segment.sourceLow),
                IpAddress.of(segment.destinationHigh, segment.destinationLow), nbd ? "NBD" : "TCP",
                tcp(segment, session) + named(messages), session, messages.length == 0 ? MessageTable.NONE : messages[0]);
    }

    private static String protocol(Outcome outcome) {
        return switch (outcome) {
            case TCP -> "TCP";
            case FRAGMENT, NOT_TCP -> "IP";
            case CUT, MALFORMED, NOT_IP, UNKNOWN_LINK_TYPE -> "";
        };
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case TCP -> "";
            case FRAGMENT -> "Fragment of an IP packet";
            case NOT_TCP -> "Carries no TCP";
            case NOT_IP -> "Carries no IP";
            case CUT -> "Cut within its headers";
            case MALFORMED -> "Headers that contradict themselves";
            case UNKNOWN_LINK_TYPE -> "Link type that is not known here";
        };
    }

    /** {@code 40364 → 10809 [PSH, ACK] Seq=1 Ack=19 Win=512 Len=4}; numbers as sent where the connection carries no NBD. */
    private static String tcp(TcpSegment segment, Session session) {
        StringBuilder text = new StringBuilder(80);
        text.append(segment.sourcePort).append(" → ").append(segment.destinationPort).append(" [").append(flags(segment.flags)).append("]");
        if (session == null) {
            text.append(" Seq=").append(segment.sequence & 0xffff_ffffL).append(" (as sent)");
        } else {
            TcpConnection connection = session.connection();
            int direction = SessionsByAddress.direction(session, segment);
            text.append(" Seq=").append(relative(segment.sequence, connection, direction));
            if ((segment.flags & TcpSegment.ACK) != 0) {
                text.append(" Ack=").append(relative(segment.acknowledgement, connection, 1 - direction));
            }
        }
        return text.append(" Win=").append(segment.window).append(" Len=").append(segment.payloadLength).toString();
    }

    /** Counted as Wireshark does: the SYN is 0, the first byte of the stream 1. */
    private static long relative(int sequence, TcpConnection connection, int direction) {
        return sequence - connection.sequenceOf(direction, 0) + 1 & 0xffff_ffffL;
    }

    private static String flags(int flags) {
        List<String> names = new ArrayList<>(3);
        String[] all = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};
        for (int bit = 0; bit < all.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                names.add(all[bit]);
            }
        }
        return String.join(", ", names);
    }

    private String named(int[] messages) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < messages.length && i < MAX_NAMED; i++) {
            text.append(" · #").append(messages[i]).append(' ').append(summary.of(messages[i]));
        }
        return messages.length <= MAX_NAMED ? text.toString() : text + " · and " + (messages.length - MAX_NAMED) + " more";
    }
}
