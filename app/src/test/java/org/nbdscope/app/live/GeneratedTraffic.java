package org.nbdscope.app.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.nbdscope.dissector.protocol.Magic;

/**
 * Packets of some NBD connections without a network: each negotiates structured replies and the export "disk", and then trims block
 * after block, eight requests in flight. Runs in the thread that asks for the packets, as fast as they are taken.
 */
final class GeneratedTraffic implements PacketSource {

    /** Messages of a connection's handshake: greeting, flags, two options, a reply and the export information. */
    static final int HANDSHAKE_MESSAGES = 6;
    static final int CONNECTIONS = 4;
    static final String EXPORT = "disk";

    private static final int IN_FLIGHT = 8;
    private static final int CLIENT = 0;
    private static final int SERVER = 1;
    private static final int BLOCK = 4096;
    private static final int FLAGS = 3;
    private static final int OPTION_EXPORT_NAME = 1;
    private static final int OPTION_STRUCTURED_REPLY = 8;
    private static final int TRIM = 4;
    private static final int DONE = 1;
    private static final long FIRST_NANOS = 1_700_000_000_000_000_000L;
    private static final int STEP_NANOS = 1000;

    private final long requests;
    private final LongConsumer pace;
    private final ByteBuffer bytes = ByteBuffer.allocate(4096);
    private final SyntheticTcp[] connections = new SyntheticTcp[CONNECTIONS];
    private Sink sink;
    private long timeNanos = FIRST_NANOS;
    private long packets;
    private volatile boolean stopped;

    /**
     * Nothing comes before {@link #run}.
     *
     * @param requests in all connections together; a multiple of 32
     * @param pace     is told now and then how many packets were handed out, and may wait as long as it likes
     */
    GeneratedTraffic(long requests, LongConsumer pace) {
        this.requests = requests;
        this.pace = pace;
    }

    /** Messages that come in all. */
    long messages() {
        return 2 * requests + CONNECTIONS * HANDSHAKE_MESSAGES;
    }

    @Override
    public void run(Sink to) {
        sink = to;
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections[i] = new SyntheticTcp(new ShownAddresses.Ends(end(40_000 + i), end(10_809)), i << 20, this::packet);
                handshake(connections[i]);
            }
            for (long request = 0; request < requests && !stopped; request += IN_FLIGHT) {
                exchange(connections[(int) (request / IN_FLIGHT % CONNECTIONS)], request);
                if (request % 1024 == 0) {
                    pace.accept(packets);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InetSocketAddress end(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private void packet(long nanos, ByteBuffer packet, int length, int originalLength, String comment) {
        byte[] copy = new byte[length];
        packet.get(0, copy, 0, length);
        packets++;
        sink.packet(nanos, originalLength, copy);
    }

    private void handshake(SyntheticTcp tcp) throws IOException {
        tcp.connecting(tick(), null);
        tcp.connected(tick());
        say(tcp, SERVER, bytes.clear().putLong(Magic.NBDMAGIC).putLong(Magic.IHAVEOPT).putShort((short) FLAGS));
        say(tcp, CLIENT, bytes.clear().putInt(FLAGS));
        say(tcp, CLIENT, bytes.clear().putLong(Magic.IHAVEOPT).putInt(OPTION_STRUCTURED_REPLY).putInt(0));
        say(tcp, SERVER, bytes.clear().putLong(Magic.NBD_REP_MAGIC).putInt(OPTION_STRUCTURED_REPLY).putInt(1).putInt(0));
        say(tcp, CLIENT, bytes.clear().putLong(Magic.IHAVEOPT).putInt(OPTION_EXPORT_NAME).putInt(EXPORT.length())
                .put(EXPORT.getBytes(StandardCharsets.US_ASCII)));
        say(tcp, SERVER, bytes.clear().putLong(1L << 40).putShort((short) 0x25));
    }

    private void exchange(SyntheticTcp tcp, long first) throws IOException {
        for (long cookie = first; cookie < first + IN_FLIGHT; cookie++) {
            say(tcp, CLIENT, bytes.clear().putInt(Magic.NBD_REQUEST_MAGIC).putShort((short) 0).putShort((short) TRIM).putLong(cookie)
                    .putLong(cookie * BLOCK).putInt(BLOCK));
        }
        for (long cookie = first; cookie < first + IN_FLIGHT; cookie++) {
            say(tcp, SERVER, bytes.clear().putInt(Magic.NBD_STRUCTURED_REPLY_MAGIC).putShort((short) DONE).putShort((short) 0)
                    .putLong(cookie).putInt(0));
        }
    }

    private void say(SyntheticTcp tcp, int from, ByteBuffer message) throws IOException {
        int length = message.position();
        tcp.data(tick(), from, message, 0, length, length);
    }

    private long tick() {
        return timeNanos += STEP_NANOS;
    }

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public int linkType() {
        return LinkTypes.ETHERNET;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public Drops drops() {
        return Drops.NONE;
    }

    @Override
    public void close() {
        stopped = true;
    }
}
