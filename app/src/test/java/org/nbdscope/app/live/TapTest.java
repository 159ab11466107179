package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.Magic;

/** What a tap relays arrives untouched, and what it records decodes to what was said. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TapTest {

    private static final int BLOCK = 5000;

    @TempDir
    Path folder;

    private TapAddress unix(String name) {
        return TapAddress.parse("unix:" + folder.resolve(name));
    }

    private static byte[] rest(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(65536);
        while (channel.read(buffer.clear()) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
        }
        return all.toByteArray();
    }

    private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static CaptureModel decode(Path file) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            CaptureModel model = new CaptureModel();
            Dissection dissection = new Dissection(reader, model);
            while (dissection.read(1000) > 0) {
                assertTrue(reader.frame().capturedLength >= SyntheticTcp.HEADERS);
            }
            dissection.finish();
            return model;
        }
    }

    /** The client says all it has, closes its half, and only then is answered. */
    private void relaysWithHalfClose(TapAddress listen, TapAddress target, ServerSocketChannel server) throws Exception {
        byte[] there = new byte[1_000_003];
        byte[] back = new byte[700_001];
        new Random(1).nextBytes(there);
        new Random(2).nextBytes(back);
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        Thread peer = new Thread(() -> {
            try (SocketChannel channel = server.accept()) {
                received.complete(rest(channel));
                send(channel, ByteBuffer.wrap(back));
            } catch (IOException e) {
                received.completeExceptionally(e);
            }
        });
        peer.start();
        Path file = folder.resolve("random.pcapng");
        try (server; Tap tap = Tap.listen(listen, target, line -> { });
                TapRecording recording = TapRecording.create(file, true, line -> { })) {
            tap.start(recording);
            try (SocketChannel client = tap.address().connect()) {
                send(client, ByteBuffer.wrap(there));
                client.shutdownOutput();
                assertArrayEquals(back, rest(client));
            }
            assertArrayEquals(there, received.get());
            tap.close();
            assertEquals(there.length, tap.totals().toServer());
            assertEquals(back.length, tap.totals().toClient());
        }
        assertEquals(0, decode(file).messages().count());
        assertTrue(Files.size(file) > there.length + back.length);
    }

    @Test
    void relaysRandomBytesOverTcp() throws Exception {
        ServerSocketChannel server = TapAddress.parse("tcp:127.0.0.1:0").listen(1);
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        relaysWithHalfClose(TapAddress.parse("tcp:127.0.0.1:0"), TapAddress.parse("tcp:127.0.0.1:" + port), server);
    }

    @Test
    void relaysRandomBytesOverUnixSockets() throws Exception {
        relaysWithHalfClose(unix("t"), unix("s"), unix("s").listen(1));
        assertFalse(Files.exists(folder.resolve("t")));
    }

    @Test
    void passesAResetOn() throws Exception {
        try (ServerSocketChannel server = TapAddress.parse("tcp:127.0.0.1:0").listen(1)) {
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            try (Tap tap = Tap.listen(TapAddress.parse("tcp:127.0.0.1:0"), TapAddress.parse("tcp:127.0.0.1:" + port), line -> { })) {
                tap.start(null);
                try (SocketChannel client = tap.address().connect()) {
                    SocketChannel peer = server.accept();
                    peer.setOption(StandardSocketOptions.SO_LINGER, 0);
                    peer.close();
                    assertThrows(IOException.class, () -> rest(client));
                }
            }
        }
    }

    @Test
    void anAddressInUseIsSaid() throws Exception {
        try (ServerSocketChannel taken = unix("s").listen(1)) {
            assertTrue(taken.isOpen());
            assertThrows(IOException.class, () -> Tap.listen(unix("s"), unix("x"), line -> { }));
        }
    }

    /** Oldstyle, a write, a read with data and a flush, in pieces of every size: headers in the middle of reads are kept, data are not. */
    @Test
    void headersAreKeptAndDataAreNot() throws Exception {
        ByteBuffer toServer = ByteBuffer.allocate(3 * 28 + BLOCK);
        request(toServer, 1, 7, 4096, BLOCK).position(toServer.position() + BLOCK);
        request(toServer, 0, 8, 0, BLOCK);
        request(toServer, 3, 9, 0, 0).flip();
        ByteBuffer toClient = ByteBuffer.allocate(152 + 3 * 16 + BLOCK);
        toClient.putLong(Magic.NBDMAGIC).putLong(Magic.CLISERV_MAGIC).putLong(1 << 20).putInt(1).position(152);
        reply(toClient, 7);
        reply(toClient, 8).position(toClient.position() + BLOCK);
        reply(toClient, 9).flip();
        for (int piece : new int[] {1, 7, 1000, 100_000}) {
            Path file = folder.resolve("script.pcapng");
            try (TapRecording recording = TapRecording.create(file, false, line -> { })) {
                ShownPorts ports = new ShownPorts();
                ConnectionTrace trace = new ConnectionTrace(recording, ports.client(null), ports.server(null, unix("s")), 1);
                trace.connecting(1000, "script");
                trace.connected(2000);
                pieces(trace, 1, toClient, 0, 152, piece);
                pieces(trace, 0, toServer, 0, toServer.limit(), piece);
                pieces(trace, 1, toClient, 152, toClient.limit(), piece);
                trace.end(9000, 0);
                trace.end(9000, 1);
                assertEquals(7, trace.messages());
            }
            CaptureModel model = decode(file);
            assertEquals(7, model.messages().count(), "pieces of " + piece);
            assertEquals(3, model.transactions().count());
            for (int i = 0; i < 3; i++) {
                assertTrue(model.transactions().finished(i), "pieces of " + piece);
            }
            if (piece > 28) {
                assertTrue(Files.size(file) < 4096, "data were recorded");
            }
        }
    }

    private static ByteBuffer request(ByteBuffer to, int command, long cookie, long offset, int length) {
        to.putInt(Magic.NBD_REQUEST_MAGIC).putShort((short) 0).putShort((short) command);
        return to.putLong(cookie).putLong(offset).putInt(length);
    }

    private static ByteBuffer reply(ByteBuffer to, long cookie) {
        return to.putInt(Magic.NBD_SIMPLE_REPLY_MAGIC).putInt(0).putLong(cookie);
    }

    private static void pieces(ConnectionTrace trace, int direction, ByteBuffer bytes, int from, int to, int piece) {
        for (int at = from; at < to; at += piece) {
            trace.data(3000 + at, direction, bytes, at, Math.min(to, at + piece));
        }
    }

    /** Every request that nbdkit's own log holds is in the recording. */
    @Test
    void theRecordingHoldsWhatNbdkitLogged() throws Exception {
        assumeTrue(installed("nbdkit") && installed("nbdcopy"), "nbdkit and nbdcopy are not installed: skipped");
        Path log = folder.resolve("log");
        Path socket = folder.resolve("s");
        Path file = folder.resolve("nbdkit.pcapng");
        Path image = Files.write(folder.resolve("image"), new byte[3 << 20]);
        Process nbdkit = new ProcessBuilder("nbdkit", "-f", "-U", socket.toString(), "--filter=log", "memory", "8M", "logfile=" + log)
                .redirectErrorStream(true).redirectOutput(folder.resolve("nbdkit.out").toFile()).start();
        try {
            for (int i = 0; i < 200 && !Files.exists(socket); i++) {
                Thread.sleep(50);
            }
            try (Tap tap = Tap.listen(unix("t"), unix("s"), line -> { });
                    TapRecording recording = TapRecording.create(file, false, line -> { })) {
                tap.start(recording);
                String uri = "nbd+unix:///?socket=" + folder.resolve("t");
                assertEquals(0, nbdcopy(image.toString(), uri));
                assertEquals(0, nbdcopy(uri, folder.resolve("copy").toString()));
                tap.close();
            }
        } finally {
            nbdkit.destroy();
            nbdkit.waitFor();
        }
        long logged;
        try (Stream<String> lines = Files.lines(log)) {
            logged = lines.filter(line -> line.matches(".* (Read|Write|Zero|Trim|Flush|Extents|Cache) .*")).count();
        }
        CaptureModel model = decode(file);
        long asked = 0;
        for (int i = 0; i < model.transactions().count(); i++) {
            assertTrue(model.transactions().finished(i));
            asked += model.transactions().command(i) == Command.NBD_CMD_DISC.value() ? 0 : 1;
        }
        assertTrue(logged > 0);
        assertEquals(logged, asked);
    }

    private int nbdcopy(String from, String to) throws Exception {
        return new ProcessBuilder("nbdcopy", from, to).redirectErrorStream(true)
                .redirectOutput(folder.resolve("nbdcopy.out").toFile()).start().waitFor();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
