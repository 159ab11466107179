package org.nbdscope.dissector.analysis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.SessionTracker;
import org.nbdscope.dissector.tcp.TcpReassembler;
import org.nbdscope.dissector.testing.CaptureGenerator;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.TcpFlow;

/** A capture that went through all stations up to the analysis. */
public final class Analysed {

    final CaptureModel model = new CaptureModel();
    final CaptureAnalysis analysis = new CaptureAnalysis(model);

    private Analysed() {
    }

    /** Analyses while it reads, and gives the rows back as early as allowed. */
    public static Analysed sample(String file) throws IOException {
        Analysed analysed = new Analysed();
        analysed.model.listener(analysed.new Releasing());
        try (CaptureReader reader = CaptureReader.open(sampleFile(file))) {
            analysed.read(reader);
        }
        return analysed;
    }

    /** Reads everything first, and analyses the tables afterwards. */
    static Analysed sampleAfterwards(String file) throws IOException {
        Analysed analysed = new Analysed();
        try (CaptureReader reader = CaptureReader.open(sampleFile(file))) {
            analysed.read(reader);
        }
        ModelReplay.replay(analysed.model, analysed.analysis);
        return analysed;
    }

    public static Analysed conversation(Conversation conversation) throws IOException {
        Analysed analysed = new Analysed();
        analysed.model.listener(analysed.analysis);
        byte[] pcap = conversation.toPcap(TcpFlow.LOOPBACK_SEGMENT, PcapOutput.WHOLE_PACKETS);
        try (CaptureReader reader = CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(pcap)), "conversation")) {
            analysed.read(reader);
        }
        return analysed;
    }

    /** What the generator writes; analysed after it was read. */
    static Analysed generated(CaptureGenerator.Options options) throws IOException {
        ByteArrayOutputStream pcap = new ByteArrayOutputStream();
        CaptureGenerator.write(Channels.newChannel(pcap), options);
        Analysed analysed = new Analysed();
        try (CaptureReader reader = CaptureReader.open(Channels.newChannel(new ByteArrayInputStream(pcap.toByteArray())), "generated")) {
            analysed.read(reader);
        }
        ModelReplay.replay(analysed.model, analysed.analysis);
        return analysed;
    }

    static Path sampleFile(String file) {
        return Path.of("..", "sample-captures", file);
    }

    private void read(CaptureReader reader) throws IOException {
        PacketDecoder packets = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        SessionTracker tracker = new SessionTracker(model);
        TcpReassembler reassembler = new TcpReassembler(tracker);
        while (reader.next()) {
            if (packets.decode(reader.frame(), segment) == Outcome.TCP) {
                reassembler.segment(segment);
            }
        }
        reassembler.finish();
        tracker.numberNow();
    }

    public CaptureSummary summary() {
        return analysis.summary();
    }

    /** A session by its number. */
    public SessionSummary session(int number) {
        return summary().sessions().stream().filter(s -> s.session().number() == number).findFirst().orElseThrow();
    }

    /** Passes all on to the analysis, and releases what it needs no longer. */
    private final class Releasing implements ModelListener {

        private final TreeSet<Integer> unfinished = new TreeSet<>();
        private int known;
        private int lastMessage = -1;

        @Override
        public void messageAdded(int message) {
            for (; known < model.transactions().count(); known++) {
                unfinished.add(known);
            }
            analysis.messageAdded(message);
            lastMessage = message;
            release();
        }

        @Override
        public void transactionFinished(int transaction) {
            analysis.transactionFinished(transaction);
            unfinished.remove(transaction);
            release();
        }

        private void release() {
            int messages = lastMessage;
            int transactions = model.transactions().count();
            if (!unfinished.isEmpty()) {
                transactions = unfinished.first();
                int request = model.transactions().request(transactions);
                messages = request == MessageTable.NONE ? 0 : Math.min(messages, request);
            }
            model.release(Math.max(0, messages), transactions, Set.of());
        }
    }
}
