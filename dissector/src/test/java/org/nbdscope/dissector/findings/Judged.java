package org.nbdscope.dissector.findings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.nbdscope.dissector.analysis.MapRunBuilder;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.MemoryFrames;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.TcpFlow;

/** What the rules say of a capture. */
final class Judged {

    /** How the connection ends. */
    enum Ending {
        /** FIN of the client, then of the server. */
        CLIENT,
        /** FIN of the server alone. */
        SERVER,
        /** The capture ends before the connection. */
        OPEN
    }

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    /** Ethernet, IPv4, TCP with time stamps. */
    private static final int HEADERS = 14 + 20 + 32;
    private static final int PORTS = 34;

    private final List<Finding> findings;

    private Judged(FrameSource source) {
        FindingCollector collector = new FindingCollector();
        CaptureModel model = new CaptureModel();
        MapRunBuilder runs = new MapRunBuilder(model);
        model.listener(runs);
        Dissection dissection = Dissection.withListener(source, model, new RuleChecks(collector));
        try {
            while (dissection.read(1000) == 1000) {
                continue;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dissection.finish();
        MapRunRules maps = new MapRunRules(runs, collector);
        model.sessions().forEach(maps::judge);
        findings = collector.findings();
    }

    static Judged of(byte[] pcap) {
        return new Judged(new MemoryFrames(pcap, 0));
    }

    static Judged of(FrameSource source) {
        return new Judged(source);
    }

    /** The same capture without one of its packets (from 1). */
    static Judged without(byte[] pcap, long packet) {
        return new Judged(new MemoryFrames(pcap, packet));
    }

    /** The same capture without the packets (from 1) that were lost; {@code lost} is asked for each once, in order. */
    static byte[] without(byte[] pcap, IntPredicate lost) {
        ByteBuffer records = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pcap, 0, FILE_HEADER);
        int number = 1;
        for (int at = FILE_HEADER; at < pcap.length; number++) {
            int length = RECORD_HEADER + records.getInt(at + 8);
            if (!lost.test(number)) {
                out.write(pcap, at, length);
            }
            at += length;
        }
        return out.toByteArray();
    }

    /** The same capture with a packet (from 1) behind the next one. */
    static byte[] swapped(byte[] pcap, int packet) {
        byte[] before = without(pcap, number -> number >= packet);
        byte[] first = without(pcap, number -> number != packet);
        byte[] second = without(pcap, number -> number != packet + 1);
        byte[] behind = without(pcap, number -> number <= packet + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before);
        out.write(second, FILE_HEADER, second.length - FILE_HEADER);
        out.write(first, FILE_HEADER, first.length - FILE_HEADER);
        out.write(behind, FILE_HEADER, behind.length - FILE_HEADER);
        return out.toByteArray();
    }

    /** A conversation as a capture, a packet for each step. */
    static byte[] capture(Conversation conversation, Ending ending, long pauseNanos) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(Channels.newChannel(bytes), PcapOutput.WHOLE_PACKETS)) {
            TcpFlow flow = new TcpFlow(output, 0, TcpFlow.LOOPBACK_SEGMENT);
            long time = flow.open(Conversation.START_NANOS);
            for (Conversation.Step step : conversation.steps()) {
                time = flow.send(step.from(), step.bytes(), 0, step.bytes().length, Math.max(time, step.timeNanos()));
            }
            time = Math.max(time, Conversation.START_NANOS) + pauseNanos;
            if (ending == Ending.CLIENT) {
                flow.close(time);
            } else if (ending == Ending.SERVER) {
                flow.finish(Side.SERVER, time);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Packets of one connection, to be written as one likes. */
    interface Packets {

        /** Writes packets from a time on. */
        void write(TcpFlow flow, long timeNanos) throws IOException;
    }

    /** A conversation, a packet for each step, and then what the packets of {@code end} say. */
    static byte[] capture(Conversation conversation, Packets end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(Channels.newChannel(bytes), PcapOutput.WHOLE_PACKETS)) {
            TcpFlow flow = new TcpFlow(output, 0, TcpFlow.LOOPBACK_SEGMENT);
            long time = flow.open(Conversation.START_NANOS);
            for (Conversation.Step step : conversation.steps()) {
                time = flow.send(step.from(), step.bytes(), 0, step.bytes().length, Math.max(time, step.timeNanos()));
            }
            end.write(flow, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Two connections of one client, their steps in the order of their times; none of them ends. */
    static byte[] capture(Conversation first, Conversation second) {
        record Said(int connection, Conversation.Step step) {
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(Channels.newChannel(bytes), PcapOutput.WHOLE_PACKETS)) {
            TcpFlow[] flows = {new TcpFlow(output, 0, TcpFlow.LOOPBACK_SEGMENT), new TcpFlow(output, 1, TcpFlow.LOOPBACK_SEGMENT)};
            flows[0].open(Conversation.START_NANOS);
            flows[1].open(Conversation.START_NANOS);
            List<Said> all = new ArrayList<>();
            first.steps().forEach(step -> all.add(new Said(0, step)));
            second.steps().forEach(step -> all.add(new Said(1, step)));
            all.sort(Comparator.comparingLong(said -> said.step().timeNanos()));
            for (Said said : all) {
                Conversation.Step step = said.step();
                flows[said.connection()].send(step.from(), step.bytes(), 0, step.bytes().length, step.timeNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same capture without its first packet. */
    static byte[] later(byte[] pcap) {
        int first = RECORD_HEADER + ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN).getInt(FILE_HEADER + 8);
        byte[] rest = new byte[pcap.length - first];
        System.arraycopy(pcap, 0, rest, 0, FILE_HEADER);
        System.arraycopy(pcap, FILE_HEADER + first, rest, FILE_HEADER, rest.length - FILE_HEADER);
        return rest;
    }

    /** The same capture with a snap length: so many bytes of each packet at most. */
    static byte[] cut(byte[] pcap, int bytes) {
        ByteBuffer records = ByteBuffer.wrap(pcap.clone()).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pcap, 0, FILE_HEADER);
        for (int at = FILE_HEADER; at < pcap.length; ) {
            int length = records.getInt(at + 8);
            int kept = Math.min(length, bytes);
            records.putInt(at + 8, kept);
            out.write(records.array(), at, RECORD_HEADER + kept);
            at += RECORD_HEADER + length;
        }
        return out.toByteArray();
    }

    /** The packet in which the bytes of a finding begin; where it has none, the packet that it names. */
    static long packetOf(byte[] pcap, Finding finding) {
        if (finding.stream() == null) {
            return finding.frame();
        }
        ByteBuffer records = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer network = ByteBuffer.wrap(pcap);
        Session session = finding.session();
        int from = session.direction(finding.stream());
        int ports = session.connection().port(from) << 16 | session.connection().port(1 - from);
        long passed = 0;
        int number = 1;
        for (int at = FILE_HEADER; at < pcap.length; number++) {
            int length = RECORD_HEADER + records.getInt(at + 8);
            if (network.getInt(at + RECORD_HEADER + PORTS) == ports) {
                passed += length - RECORD_HEADER - HEADERS;
                if (passed > finding.offset()) {
                    return number;
                }
            }
            at += length;
        }
        throw new AssertionError("no packet with byte " + finding.offset());
    }

    static int packets(byte[] pcap) {
        ByteBuffer records = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        int number = 0;
        for (int at = FILE_HEADER; at < pcap.length; number++) {
            at += RECORD_HEADER + records.getInt(at + 8);
        }
        return number;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The first finding of a rule, or null. */
    Finding of(String code) {
        return findings.stream().filter(finding -> finding.rule().code().equals(code)).findFirst().orElse(null);
    }

    /** Who has broken a rule. */
    Set<Fault> faults(String code) {
        return findings.stream().filter(finding -> finding.rule().code().equals(code)).map(Finding::fault).collect(Collectors.toSet());
    }

    /** Codes of the findings of at least this severity. */
    Set<String> codes(Severity least) {
        return findings.stream().filter(finding -> finding.severity(Profile.of(finding.session())).compareTo(least) >= 0)
            .map(finding -> finding.rule().code()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return findings.stream().map(finding -> finding.rule() + ": " + finding.text()).collect(Collectors.joining("\n", "", "\n"));
    }
}
