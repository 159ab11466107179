package org.nbdscope.app.view.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.SessionsByAddress;
import org.nbdscope.app.view.find.StreamMessages;
import org.nbdscope.dissector.capture.CaptureException;
import org.nbdscope.dissector.capture.CaptureInterface;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.PcapngWriter;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.Missing;
import org.nbdscope.dissector.tcp.TcpConnection;
import org.nbdscope.dissector.tcp.TcpReassembler;

/**
 * Writes the packets that brought the messages of a list, as a capture of their own. The file is gone through twice: to find out which packets
 * brought which bytes, and to copy them. Names, comments and TLS secrets of the capture's interfaces are kept as far as the writer knows them.
 */
public final class PacketExport {

    /** Packets between two looks at whether they are still wanted. */
    private static final int LOOK_EVERY = 4096;

    private final ExportRows rows;
    private final boolean handshakes;
    private final CaptureDocument document;
    private final Job job;
    /** Numbers of the packets that are wanted. */
    private final BitSet frames = new BitSet();
    private final BitSet messages = new BitSet();
    /** {@code TcpConnection.number()} of the connections of which handshakes are wanted. */
    private final BitSet connections = new BitSet();

    private PacketExport(ExportRows rows, boolean handshakes, Job job) {
        this.rows = rows;
        this.handshakes = handshakes;
        this.document = rows.document();
        this.job = job;
    }

    /**
     * Begins to write; a file that was begun and is not wanted any more is deleted.
     *
     * @param handshakes whether the handshakes of the connections concerned are written as well, so that their messages can be read
     */
    public static Job start(ExportRows rows, boolean handshakes, Path file) {
        return Job.start("Exporting packets", job -> {
            ExportFile.spare(file, rows.document().file());
            PacketExport export = new PacketExport(rows, handshakes, job);
            export.choose();
            rows.document().withReader(export::find);
            rows.document().withReader(reader -> export.write(reader, file));
            if (job.cancelled()) {
                Files.deleteIfExists(file);
            }
            return OffsetFormat.grouped(export.frames.cardinality()) + " packets written to " + file.getFileName();
        });
    }

    private void choose() {
        for (int place = 0; place < rows.places(); place++) {
            int row = rows.row(place);
            if (row >= 0) {
                if (rows.mode() == ListMode.PACKETS) {
                    frames.set(row + 1);
                }
                rows.addMessages(row, messages);
            }
        }
        if (!handshakes) {
            return;
        }
        MessageTable table = document.model().messages();
        messages.stream().forEach(message -> connections.set(connection(table, message)));
        for (int row = table.first(); row < document.messages(); row++) {
            boolean handshake = switch (table.kind(row)) {
                case GREETING, CLIENT_FLAGS, OPTION, OPTION_REPLY, EXPORT_INFORMATION -> true;
                default -> false;
            };
            if (handshake && connections.get(connection(table, row))) {
                messages.set(row);
            }
        }
    }

    private int connection(MessageTable table, int message) {
        return (int) document.model().session(table.session(message)).connection().number();
    }

    /** Finds the packets whose bytes are those of wanted messages. */
    private void find(CaptureReader reader) throws IOException {
        StreamMessages streams = new StreamMessages(document.model(), document.messages());
        TcpReassembler reassembler = new TcpReassembler(connection -> new Wanted(streams, connection));
        SessionsByAddress sessions = new SessionsByAddress(document.model());
        PacketDecoder decoder = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        each(reader, 0, frame -> {
            if (decoder.decode(frame, segment) == Outcome.TCP) {
                reassembler.segment(segment);
                boolean control = (segment.flags & (TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST)) != 0;
                Session session = control && handshakes ? sessions.of(segment) : null;
                if (session != null && connections.get((int) session.connection().number())) {
                    frames.set((int) frame.number);
                }
            }
        });
        reassembler.finish();
    }

    private interface FrameWork {
        void on(Frame frame) throws IOException;
    }

    private void each(CaptureReader reader, double done, FrameWork work) throws IOException {
        long packets = Math.max(1, document.packets());
        try {
            for (long number = 1; number <= packets && reader.next(); number++) {
                if (number % LOOK_EVERY == 0) {
                    if (job.cancelled()) {
                        return;
                    }
                    job.progress(done + 0.5 * number / packets);
                }
                work.on(reader.frame());
            }
        } catch (CaptureException e) {
            return; // the window says where the capture is damaged; what comes before it was taken
        }
    }

    private void write(CaptureReader reader, Path file) throws IOException {
        if (job.cancelled()) {
            return;
        }
        Map<Integer, Integer> interfaces = new HashMap<>();
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            for (byte[] secrets : reader.tlsSecrets()) {
                writer.addTlsSecrets(secrets);
            }
            each(reader, 0.5, frame -> {
                if (frames.get((int) frame.number)) {
                    writer.write(interfaceOf(frame, reader, writer, interfaces), frame);
                }
            });
        }
    }

    /** Interfaces are described when their first packet comes. */
    private static int interfaceOf(Frame frame, CaptureReader reader, PcapngWriter writer, Map<Integer, Integer> known) throws IOException {
        Integer index = known.get(frame.interfaceIndex);
        if (index == null) {
            CaptureInterface described = reader.interfaces().stream().filter(each -> each.index() == frame.interfaceIndex).findFirst()
                    .orElse(null);
            index = writer.addInterface(frame.linkType, described == null ? 0 : described.snapLength(),
                    described == null ? null : described.name());
            known.put(frame.interfaceIndex, index);
        }
        return index;
    }

    /** Notes which packets brought bytes of wanted messages. */
    private final class Wanted implements ConnectionListener {

        private final StreamMessages streams;
        private final TcpConnection connection;
        private final long[] position = new long[2];

        Wanted(StreamMessages streams, TcpConnection connection) {
            this.streams = streams;
            this.connection = connection;
        }

        @Override
        public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
            if (!frames.get((int) sourceFrame) && streams.anyOf(messages, connection.number(), direction, position[direction], length)) {
                frames.set((int) sourceFrame);
            }
            position[direction] += length;
        }

        /** A packet that was cut has its bytes missing from where it was cut, and belongs to the message all the same. */
        @Override
        public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
            if (why == Missing.CUT && streams.anyOf(messages, connection.number(), direction, position[direction], length)) {
                frames.set((int) frame);
            }
            position[direction] += length;
        }

        @Override
        public void end(int direction, boolean reset, long frame, long timeNanos) {
            // the packets of the end are found by their flags
        }

        @Override
        public void closed() {
            // nothing is kept
        }
    }
}
