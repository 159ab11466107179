package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
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
                continue;
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
                TapRecording recording = TapRecording.create(file, true, e -> { })) {
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
            try (TapRecording recording = TapRecording.create(file, false, e -> { })) {
                ConnectionTrace trace = new ConnectionTrace(recording, new ShownAddresses().ends(null, null, unix("s")), 1);
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

    /** Two hundred clients at once, each with its own answer, and buffers that are used again. */
    @Test
    void manyConnectionsAtOnce() throws Exception {
        int clients = 200;
        try (ServerSocketChannel server = unix("s").listen(clients); Tap tap = Tap.listen(unix("t"), unix("s"), line -> { })) {
            tap.start(null);
            Thread echo = new Thread(() -> echoTo(server, clients));
            echo.start();
            List<SocketChannel> open = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                SocketChannel client = tap.address().connect();
                open.add(client);
                send(client, ByteBuffer.allocate(Integer.BYTES).putInt(i).flip());
            }
            for (int i = 0; i < clients; i++) {
                ByteBuffer answer = ByteBuffer.allocate(Integer.BYTES);
                while (answer.hasRemaining() && open.get(i).read(answer) >= 0) {
                    continue;
                }
                assertEquals(i, answer.getInt(0));
            }
            assertEquals(clients, tap.totals().connections());
            for (SocketChannel client : open) {
                client.close();
            }
            echo.join();
        }
    }

    /** Accepts so many and answers each with what it says first. */
    private static void echoTo(ServerSocketChannel server, int clients) {
        List<SocketChannel> peers = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                peers.add(server.accept());
            }
            for (SocketChannel peer : peers) {
                ByteBuffer said = ByteBuffer.allocate(Integer.BYTES);
                while (said.hasRemaining() && peer.read(said) >= 0) {
                    continue;
                }
                send(peer, said.flip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody reads at the other end: what the tap takes stays within its buffers and the sockets', however much is sent. */
    @Test
    void whoDoesNotReadIsNotReadFor() throws Exception {
        int much = 64 << 20;
        try (ServerSocketChannel server = unix("s").listen(1); Tap tap = Tap.listen(unix("t"), unix("s"), line -> { })) {
            tap.start(null);
            try (SocketChannel client = tap.address().connect(); SocketChannel peer = server.accept()) {
                assertTrue(peer.isOpen());
                client.configureBlocking(false);
                int sent = 0;
                ByteBuffer piece = ByteBuffer.allocate(1 << 16);
                // Until nothing has been taken for a while.
                for (int idle = 0; idle < 20 && sent < much; ) {
                    int count = client.write(piece.clear());
                    sent += count;
                    idle = count > 0 ? 0 : idle + 1;
                    if (count == 0) {
                        Thread.sleep(10);
                    }
                }
                assertTrue(sent < much / 8, "the tap took " + sent + " bytes that nobody read");
            }
        }
    }

    /** The client of a server that is not there is told by the end of its connection, the user by one line. */
    @Test
    void aServerThatIsNotThereIsSaid() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Path file = folder.resolve("refused.pcapng");
        try (Tap tap = Tap.listen(TapAddress.parse("tcp:127.0.0.1:0"), unix("nobody"), said::add);
                TapRecording recording = TapRecording.create(file, false, e -> { })) {
            tap.start(recording);
            try (SocketChannel client = tap.address().connect()) {
                assertThrows(IOException.class, () -> rest(client));
            }
        }
        assertEquals(1, said.size());
        assertTrue(said.get(0).startsWith("cannot connect to unix:"), said.get(0));
        assertEquals(0, decode(file).sessions().size());
    }

    @Test
    void aSocketThatNobodyListensOnIsReplaced() throws Exception {
        unix("s").listen(1).close();
        assertTrue(Files.exists(folder.resolve("s")));
        Tap.listen(unix("s"), unix("x"), line -> { }).close();
        assertFalse(Files.exists(folder.resolve("s")));
        Files.writeString(folder.resolve("file"), "mine");
        assertThrows(IOException.class, () -> Tap.listen(unix("file"), unix("x"), line -> { }));
        assertEquals("mine", Files.readString(folder.resolve("file")));
    }

    /** What stands in the socket's place when the tap ends belongs to somebody else. */
    @Test
    void anotherFileInTheSocketsPlaceStays() throws Exception {
        Tap tap = Tap.listen(unix("s"), unix("x"), line -> { });
        Files.delete(folder.resolve("s"));
        // Under another name first, or the file system may give it the same number.
        Files.move(Files.writeString(folder.resolve("other"), "mine"), folder.resolve("s"));
        tap.close();
        assertTrue(Files.exists(folder.resolve("s")));
    }
}
