package org.nbdscope.dissector.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nbdscope.dissector.detail.MessageType;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.SessionTracker;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.TcpReassembler;

/** A capture that has been led through all stations into a model. */
public final class Decoded {

    private final CaptureModel model = new CaptureModel();
    private CaptureException damage;

    private Decoded(FrameSource source, long most, UnaryOperator<ConnectionListener> between) throws IOException {
        SessionTracker tracker = new SessionTracker(model);
        TcpReassembler reassembler = new TcpReassembler(connection -> between.apply(tracker.opened(connection)));
        PacketDecoder packets = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        try {
            for (long i = 0; i < most && source.next(); i++) {
                if (packets.decode(source.frame(), segment) == Outcome.TCP) {
                    reassembler.segment(segment);
                }
            }
        } catch (CaptureException e) {
            damage = e;
        }
        reassembler.finish();
        tracker.numberNow();
    }

    /** A capture file. */
    public static Decoded of(Path file) throws IOException {
        return of(file, Long.MAX_VALUE, UnaryOperator.identity());
    }

    /** The first packets of a capture file, with something put between the reassembly and the session decoder. */
    public static Decoded of(Path file, long packets, UnaryOperator<ConnectionListener> between) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            return new Decoded(reader, packets, between);
        }
    }

    /** What a source gives from where it stands. */
    public static Decoded of(FrameSource source) throws IOException {
        return new Decoded(source, Long.MAX_VALUE, UnaryOperator.identity());
    }

    /** A capture in memory. */
    public static Decoded of(byte[] capture) {
        try (CaptureReader reader = CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(capture)), "capture")) {
            return new Decoded(reader, Long.MAX_VALUE, UnaryOperator.identity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was said, as if a capture had seen it whole. */
    public static Decoded of(Conversation conversation) {
        return of(conversation.toPcap(TcpFlow.ETHERNET_SEGMENT, PcapOutput.WHOLE_PACKETS));
    }

    public CaptureModel model() {
        return model;
    }

    /** The damage that ended the reading, or null. */
    public CaptureException damage() {
        return damage;
    }

    /** The only session. */
    public Session session() {
        if (model.sessions().size() != 1) {
            throw new AssertionError(model.sessions().size() + " sessions");
        }
        return model.session(0);
    }

    /** All messages in order. */
    public List<DecodedMessage> messages() {
        List<DecodedMessage> messages = new ArrayList<>();
        for (int row = 0; row < model.messages().count(); row++) {
            messages.add(DecodedMessage.of(model, row));
        }
        return messages;
    }

    /** The messages of one side of a session. */
    public List<DecodedMessage> messages(int session, Side from) {
        return messages().stream().filter(message -> message.session() == session && message.from() == from).toList();
    }

    /** The messages in short: who, what, how many bytes. */
    public List<String> outline() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < model.messages().count(); row++) {
            MessageTable messages = model.messages();
            String type = MessageType.of(messages.kind(row), messages.code(row));
            lines.add(messages.from(row).label() + " " + type + " " + messages.bytes(row));
        }
        return lines;
    }
}
