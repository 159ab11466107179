package org.nbdscope.app.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Writes the two streams of one relayed connection as the Ethernet, IP and TCP packets (RFC 791, RFC 8200, RFC 9293) that could have
 * carried them: handshake, data with sequence and acknowledgement numbers that fit, end. What is not recorded cannot be summed: the TCP
 * checksum of a packet that is recorded in part is what the kernel leaves on the loopback interface, the sum over the pseudo header only.
 * Belongs to one thread at a time.
 */
final class SyntheticTcp {

    /** Where packets go. */
    interface Output {

        /** Takes a packet, which is in {@code bytes} from 0 to {@code length}; {@code originalLength} is what it would have been. */
        void packet(long timeNanos, ByteBuffer bytes, int length, int originalLength, String comment) throws IOException;
    }

    /** Most payload of a packet: IPv4's total length has 16 bits. */
    static final int MAX_SEGMENT = 0xffff - 40;

    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int TCP = 20;
    private static final int PROTOCOL = 6;
    private static final int SYN_OPTIONS = 8;
    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int PSH = 0x08;
    private static final int ACK = 0x10;
    /** Bytes that one side sends before the other acknowledges them, if it says nothing itself; far within the window. */
    private static final int ACKNOWLEDGE_AFTER = 16 << 20;
    private static final int WINDOW_SHIFT = 14;

    private final InetSocketAddress[] ends;
    /** By direction. */
    private final byte[][] addresses;
    private final boolean six;
    private final Output out;
    /** By direction (0 is the client's): the sequence number that comes next, and what the other side has acknowledged. */
    private final int[] next = new int[2];
    private final int[] acknowledged = new int[2];
    private final boolean[] finished = new boolean[2];
    private final ByteBuffer packet = ByteBuffer.allocate(ETHERNET + IPV6 + TCP + MAX_SEGMENT);
    private boolean over;

    /**
     * A connection that has not begun.
     *
     * @param ends     addresses and ports of both sides
     * @param sequence where sequence numbers begin; different for each connection, so that ports used anew begin anew
     */
    SyntheticTcp(ShownAddresses.Ends ends, int sequence, Output out) {
        this.ends = new InetSocketAddress[] {ends.client(), ends.server()};
        addresses = new byte[][] {ends.client().getAddress().getAddress(), ends.server().getAddress().getAddress()};
        six = addresses[0].length > Integer.BYTES;
        this.out = out;
        next[0] = sequence;
        next[1] = sequence ^ 0x5555_5555;
    }

    /** The client asks for a connection. */
    void connecting(long timeNanos, String comment) throws IOException {
        send(timeNanos, 0, SYN, null, 0, 0, 0, comment);
        next[0]++;
    }

    /** The server takes it. */
    void connected(long timeNanos) throws IOException {
        send(timeNanos, 1, SYN | ACK, null, 0, 0, 0, null);
        next[1]++;
        send(timeNanos, 0, ACK, null, 0, 0, 0, null);
    }

    /**
     * A run of a stream, of which only the first bytes are recorded.
     *
     * @param direction 0 from the client, 1 from the server
     * @param kept      0 to {@code length}
     */
    void data(long timeNanos, int direction, ByteBuffer bytes, int from, int kept, int length) throws IOException {
        for (int done = 0; done < length && !over; ) {
            int part = Math.min(length - done, MAX_SEGMENT);
            int here = Math.max(0, Math.min(kept - done, part));
            send(timeNanos, direction, done + part == length ? PSH | ACK : ACK, bytes, from + done, here, part, null);
            next[direction] += part;
            done += part;
            if (next[direction] - acknowledged[direction] > ACKNOWLEDGE_AFTER) {
                send(timeNanos, 1 - direction, ACK, null, 0, 0, 0, null);
            }
        }
    }

    /** A side says that nothing further comes from it. */
    void end(long timeNanos, int direction) throws IOException {
        if (over || finished[direction]) {
            return;
        }
        finished[direction] = true;
        send(timeNanos, direction, FIN | ACK, null, 0, 0, 0, null);
        next[direction]++;
        send(timeNanos, 1 - direction, ACK, null, 0, 0, 0, null);
        over = finished[1 - direction];
    }

    /** A side tears the connection down, or refuses it. */
    void reset(long timeNanos, int direction) throws IOException {
        if (!over) {
            over = true;
            send(timeNanos, direction, RST | ACK, null, 0, 0, 0, null);
        }
    }

    private void send(long timeNanos, int direction, int flags, ByteBuffer bytes, int from, int kept, int length, String comment)
            throws IOException {
        boolean syn = (flags & SYN) != 0;
        int headers = TCP + (syn ? SYN_OPTIONS : 0);
        int tcpAt = ip(direction, headers + length);
        packet.putShort((short) ends[direction].getPort()).putShort((short) ends[1 - direction].getPort());
        packet.putInt(next[direction]).putInt((flags & ACK) != 0 ? next[1 - direction] : 0);
        packet.putShort((short) (headers / 4 << 12 | flags)).putShort((short) 0xffff).putInt(0);
        if (syn) {
            // Maximum segment size; window scale behind a no-operation.
            packet.putShort((short) 0x0204).putShort((short) MAX_SEGMENT).putInt(0x0103_0300 | WINDOW_SHIFT);
        }
        if (kept > 0) {
            packet.put(packet.position(), bytes, from, kept).position(packet.position() + kept);
        }
        int pseudoHeader = sum(addressesAt(), tcpAt, PROTOCOL + headers + length);
        packet.putShort(tcpAt + 16, (short) (kept == length ? ~sum(tcpAt, packet.position(), pseudoHeader) : pseudoHeader));
        if ((flags & ACK) != 0) {
            acknowledged[1 - direction] = next[1 - direction];
        }
        out.packet(timeNanos, packet, packet.position(), tcpAt + headers + length, comment);
    }

    /** Begins a packet up to TCP's header, and returns where that begins. */
    private int ip(int direction, int tcpLength) {
        packet.clear();
        // No hardware addresses, as on the loopback interface.
        packet.putLong(0).putInt(0).putShort((short) (six ? 0x86dd : 0x0800));
        if (six) {
            packet.putInt(0x6000_0000).putShort((short) tcpLength).putShort((short) (PROTOCOL << 8 | 0x40));
        } else {
            packet.putShort((short) 0x4500).putShort((short) (IPV4 + tcpLength)).putShort((short) 0).putShort((short) 0x4000);
            packet.putShort((short) (0x4000 | PROTOCOL)).putShort((short) 0);
        }
        packet.put(addresses[direction]).put(addresses[1 - direction]);
        if (!six) {
            packet.putShort(ETHERNET + 10, (short) ~sum(ETHERNET, ETHERNET + IPV4, 0));
        }
        return packet.position();
    }

    /** Where the addresses of the packet stand: at the end of IP's header. */
    private int addressesAt() {
        return six ? ETHERNET + IPV6 - 32 : ETHERNET + IPV4 - 8;
    }

    /** The Internet checksum's sum (RFC 1071), not complemented, on top of an earlier one. */
    private int sum(int from, int to, int start) {
        long sum = start;
        int at = from;
        for (; at <= to - Integer.BYTES; at += Integer.BYTES) {
            sum += packet.getInt(at) & 0xffff_ffffL;
        }
        for (; at < to; at++) {
            sum += (packet.get(at) & 0xffL) << ((at - from & 1) == 0 ? Byte.SIZE : 0);
        }
        return folded(folded(folded(sum)));
    }

    private static int folded(long sum) {
        return (int) ((sum & 0xffff) + (sum >>> 16 & 0xffff) + (sum >>> 32 & 0xffff));
    }
}
