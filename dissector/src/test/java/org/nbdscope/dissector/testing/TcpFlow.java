package org.nbdscope.dissector.testing;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A TCP connection over IPv4 and Ethernet as a capture would show it: sequence and acknowledgement numbers and lengths are right,
 * checksums are 0. Every method that writes packets takes the time of the first and returns the time after the last; packets are
 * {@link #PACKET_NANOS} apart.
 */
public final class TcpFlow {

    /** Time between two packets of the same call. */
    public static final long PACKET_NANOS = 1_000;
    /** The most payload that fits into one packet, and what loopback interfaces use: 65,535 less the IPv4 and the TCP header. */
    public static final int LOOPBACK_SEGMENT = 65_483;
    /** The payload of a full packet on Ethernet. */
    public static final int ETHERNET_SEGMENT = 1_448;

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int PSH = 0x08;
    private static final int ACK = 0x10;

    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    /** 20 bytes and the time stamp option. */
    private static final int TCP = 32;
    private static final byte[] NOTHING = {};

    private final PcapOutput output;
    private final int maximumSegment;
    private final Direction[] directions;

    /**
     * @param number         tells this flow from others of the same file: it goes into the client's port (20,000 + number)
     * @param maximumSegment payload bytes of a packet, at most {@link #LOOPBACK_SEGMENT}
     */
    public TcpFlow(PcapOutput output, int number, int maximumSegment) {
        if (maximumSegment < 1 || maximumSegment > LOOPBACK_SEGMENT) {
            throw new IllegalArgumentException("segment of " + maximumSegment + " bytes");
        }
        this.output = output;
        this.maximumSegment = maximumSegment;
        int client = 0x0a00_0001;
        int server = 0x0a00_0002;
        int clientPort = 20_000 + number;
        int serverPort = 10_809;
        directions = new Direction[] {
            new Direction(client, clientPort, server, serverPort, 0x1000_0000 + number),
            new Direction(server, serverPort, client, clientPort, 0x7000_0000 + number)
        };
    }

    /** Lets the streams begin at other sequence numbers (of SYN); to be called before {@link #open}. */
    public TcpFlow sequences(int client, int server) {
        directions[Side.CLIENT.ordinal()].sequence = client;
        directions[Side.SERVER.ordinal()].sequence = server;
        return this;
    }

    /** SYN, SYN with ACK, ACK. */
    public long open(long timeNanos) throws IOException {
        packet(Side.CLIENT, SYN, NOTHING, 0, 0, timeNanos);
        packet(Side.SERVER, SYN | ACK, NOTHING, 0, 0, timeNanos + PACKET_NANOS);
        return acknowledge(Side.CLIENT, timeNanos + 2 * PACKET_NANOS);
    }

    /** Bytes of a stream, in as many packets as they need. */
    public long send(Side from, byte[] bytes, int offset, int length, long timeNanos) throws IOException {
        long time = timeNanos;
        for (int sent = 0; sent < length; ) {
            int part = Math.min(maximumSegment, length - sent);
            packet(from, part + sent == length ? PSH | ACK : ACK, bytes, offset + sent, part, time);
            sent += part;
            time += PACKET_NANOS;
        }
        return time;
    }

    /** A packet without payload. */
    public long acknowledge(Side from, long timeNanos) throws IOException {
        packet(from, ACK, NOTHING, 0, 0, timeNanos);
        return timeNanos + PACKET_NANOS;
    }

    /** FIN of the client, FIN of the server, ACK of the client. */
    public long close(long timeNanos) throws IOException {
        packet(Side.CLIENT, FIN | ACK, NOTHING, 0, 0, timeNanos);
        packet(Side.SERVER, FIN | ACK, NOTHING, 0, 0, timeNanos + PACKET_NANOS);
        return acknowledge(Side.CLIENT, timeNanos + 2 * PACKET_NANOS);
    }

    /** FIN of one side alone. */
    public long finish(Side from, long timeNanos) throws IOException {
        packet(from, FIN | ACK, NOTHING, 0, 0, timeNanos);
        return timeNanos + PACKET_NANOS;
    }

    /** The connection is reset by one side. */
    public long reset(Side from, long timeNanos) throws IOException {
        packet(from, RST | ACK, NOTHING, 0, 0, timeNanos);
        return timeNanos + PACKET_NANOS;
    }

    /** The last {@code length} bytes of a side's stream come once more, in one packet. */
    public long again(Side from, byte[] bytes, int offset, int length, long timeNanos) throws IOException {
        directions[from.ordinal()].sequence -= length;
        packet(from, PSH | ACK, bytes, offset, length, timeNanos);
        return timeNanos + PACKET_NANOS;
    }

    /** Bytes that a side sends before it has got the last {@code behind} bytes of its peer, which the capture saw earlier. */
    public long sendUnaware(Side from, byte[] bytes, int behind, long timeNanos) throws IOException {
        Direction peer = directions[from.peer().ordinal()];
        peer.sequence -= behind;
        packet(from, PSH | ACK, bytes, 0, bytes.length, timeNanos);
        peer.sequence += behind;
        return timeNanos + PACKET_NANOS;
    }

    /** The next bytes of a side's stream are not in the capture. */
    public TcpFlow lose(Side from, int length) {
        directions[from.ordinal()].sequence += length;
        return this;
    }

    /** From here on the packets of a side have this receive window (unscaled); 0 closes it. */
    public TcpFlow window(Side from, int window) {
        directions[from.ordinal()].buffer.putShort(48, (short) window);
        return this;
    }

    private void packet(Side from, int flags, byte[] bytes, int offset, int length, long timeNanos) throws IOException {
        Direction direction = directions[from.ordinal()];
        int acknowledgement = (flags & ACK) == 0 ? 0 : directions[from.peer().ordinal()].sequence;
        direction.fill(flags, acknowledgement, length, timeNanos);
        output.packet(timeNanos, direction.header, bytes, offset, length);
        direction.sequence += length + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
    }

    /** The packet header of one direction; what does not change is written once. */
    private static final class Direction {

        private final byte[] header = new byte[ETHERNET + IPV4 + TCP];
        private final ByteBuffer buffer = ByteBuffer.wrap(header);
        private int sequence;
        private short identification;

        Direction(int source, int sourcePort, int destination, int destinationPort, int sequence) {
            this.sequence = sequence;
            buffer.putShort(0, (short) 0x0200).putInt(2, destination).putShort(6, (short) 0x0200);
            buffer.putInt(8, source).putShort(12, (short) 0x0800);
            buffer.put(14, (byte) 0x45).putShort(20, (short) 0x4000).put(22, (byte) 64).put(23, (byte) 6);
            buffer.putInt(26, source).putInt(30, destination);
            buffer.putShort(34, (short) sourcePort).putShort(36, (short) destinationPort);
            buffer.put(46, (byte) (TCP / 4 << 4)).putShort(48, (short) 0x0200);
            // No operation twice, then the time stamp option (kind 8, 10 bytes).
            buffer.putInt(54, 0x0101_080a);
        }

        void fill(int flags, int acknowledgement, int payload, long timeNanos) {
            buffer.putShort(16, (short) (IPV4 + TCP + payload)).putShort(18, identification++);
            buffer.putInt(38, sequence).putInt(42, acknowledgement).put(47, (byte) flags);
            buffer.putInt(58, (int) (timeNanos / 1_000_000)).putInt(62, (int) (timeNanos / 1_000_000));
        }
    }
}
