package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.export.JsonSink;
import org.nbdscope.dissector.export.MessageFeed;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.export.Row;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.Missing;
import org.nbdscope.dissector.tcp.TcpConnection;
import org.nbdscope.dissector.tcp.TcpReassembler;

/**
 * What real peers said in the sample captures is said again through a tap, byte by byte: every message of the capture is in the recording,
 * extended headers and violations included, though the content of the disk is left out.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TapReplayTest {

    /** A run of one direction. */
    private record Said(int direction, byte[] bytes) {
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"map-6gib-extended-headers.pcap, tcp:127.0.0.1:0", "extended-all-commands.pcapng.gz, unix",
        "reads-with-holes.pcapng.gz, tcp:[::1]:0", "map-6gib-structured.pcapng, unix", "server-errors.pcap, tcp:127.0.0.1:0", "handshake-variety.pcapng, unix",
        "block-status-payload.pcap, tcp:[::1]:0", "nbdcopy-four-connections.pcapng.gz, unix", "wrong-block-status.pcapng, unix"})
    void theRecordingHoldsEveryMessage(String sample, String address) throws Exception {
        Path capture = Samples.file(sample);
        Path file = folder.resolve("tap.pcapng");
        boolean unix = address.equals("unix");
        TapAddress serverAddress = TapAddress.parse(unix ? "unix:" + folder.resolve("server") : address);
        try (ServerSocketChannel server = serverAddress.listen(1)) {
            TapAddress target = unix ? serverAddress : TapAddress.parse(address.replaceFirst("0$", "" + server.socket().getLocalPort()));
            try (Tap tap = Tap.listen(unix ? TapAddress.parse("unix:" + folder.resolve("tap")) : serverAddress, target, line -> { });
                    TapRecording recording = TapRecording.create(file, false, e -> { })) {
                tap.start(recording);
                for (List<Said> connection : connections(capture)) {
                    say(connection, tap.address(), server);
                }
                tap.close();
            }
        }
        List<String> expected = messages(capture);
        assertFalse(expected.isEmpty());
        assertEquals(String.join("\n", expected), String.join("\n", messages(file)));
    }

    private static void say(List<Said> connection, TapAddress tap, ServerSocketChannel server) throws IOException {
        try (SocketChannel client = tap.connect(); SocketChannel peer = server.accept()) {
            for (Said said : connection) {
                SocketChannel from = said.direction() == 0 ? client : peer;
                SocketChannel to = said.direction() == 0 ? peer : client;
                ByteBuffer bytes = ByteBuffer.wrap(said.bytes());
                ByteBuffer heard = ByteBuffer.allocate(said.bytes().length);
                from.configureBlocking(false);
                while (heard.hasRemaining()) {
                    from.write(bytes);
                    to.configureBlocking(!bytes.hasRemaining());
                    to.read(heard);
                }
                from.configureBlocking(true);
                to.configureBlocking(true);
                assertEquals(ByteBuffer.wrap(said.bytes()), heard.flip());
            }
            client.shutdownOutput();
            assertEquals(-1, peer.read(ByteBuffer.allocate(1)));
            peer.shutdownOutput();
            assertEquals(-1, client.read(ByteBuffer.allocate(1)));
        }
    }

    /** What was said on each connection, in order; one of which nothing is known but its packets says nothing. */
    private static List<List<Said>> connections(Path capture) throws IOException {
        List<List<Said>> all = new ArrayList<>();
        TcpReassembler tcp = new TcpReassembler(connection -> {
            List<Said> said = new ArrayList<>();
            all.add(said);
            return new Streams(connection, said);
        });
        PacketDecoder decoder = new PacketDecoder();
        TcpSegment segment = new TcpSegment();
        try (CaptureReader reader = CaptureReader.open(capture)) {
            while (reader.next()) {
                if (decoder.decode(reader.frame(), segment) == Outcome.TCP) {
                    tcp.segment(segment);
                }
            }
        }
        tcp.finish();
        return all;
    }

    private record Streams(TcpConnection connection, List<Said> said) implements ConnectionListener {

        @Override
        public void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
            byte[] copy = new byte[length];
            bytes.get(offset, copy);
            said.add(new Said(direction == connection.opener() ? 0 : 1, copy));
        }

        @Override
        public void missing(int direction, long length, Missing why, long frame, long timeNanos) {
            throw new AssertionError("the sample lacks " + length + " bytes");
        }

        @Override
        public void end(int direction, boolean reset, long frame, long timeNanos) {
        }

        @Override
        public void closed() {
        }
    }

    /** Rows of messages by session, without what a replay cannot repeat: frames, times, ports, and how much was captured. */
    private static List<String> messages(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(file)) {
            CaptureModel model = new CaptureModel();
            Dissection dissection = new Dissection(reader, model);
            MessageRow row = new MessageRow(model, new MessageValues(model, null));
            MessageFeed feed = new MessageFeed(dissection, false, message -> rows.add(text(row.at(message))));
            model.listener(feed);
            while (dissection.read(1000) > 0) {
                continue;
            }
            dissection.finish();
            feed.end();
        }
        rows.sort(null);
        return rows;
    }

    private static String text(Row row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonSink sink = JsonSink.lines(out)) {
            row.write(sink);
        }
        return out.toString().strip().replaceFirst("\"message\":\\d+,", "").replaceFirst("\"frame\":\\d+,", "")
                .replaceFirst("\"timeNanos\":\\d+,", "").replaceFirst(" \\(\\d+ bytes not captured\\)", "");
    }
}
