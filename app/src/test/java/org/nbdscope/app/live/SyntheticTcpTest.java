package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checksums and lengths of the packets that a recording is made of, summed up as a receiver does. */
class SyntheticTcpTest {

    private static final int ETHERNET = 14;

    private final List<byte[]> packets = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    private void keep(long time, ByteBuffer bytes, int length, int originalLength, String comment) {
        byte[] packet = new byte[length];
        bytes.get(0, packet);
        packets.add(packet);
        lengths.add(originalLength);
    }

    private void converse(String client, String server) throws IOException {
        ShownAddresses.Ends ends = new ShownAddresses().ends(new InetSocketAddress(client, 40001),
                new InetSocketAddress(server, 10809), TapAddress.parse("tcp:host:10809"));
        SyntheticTcp tcp = new SyntheticTcp(ends, -3, this::keep);
        tcp.connecting(1, null);
        tcp.connected(2);
        for (int length : new int[] {1, 2, 3, 28, 70_001}) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(length);
            for (int i = 0; i < length; i++) {
                bytes.put(i, (byte) (i * 31 + length));
            }
            tcp.data(3, length & 1, bytes, 0, length, length);
        }
        tcp.end(4, 0);
        tcp.end(5, 1);
    }

    @Test
    void ipv4SumsUp() throws IOException {
        converse("127.0.0.1", "192.0.2.7");
        for (int i = 0; i < packets.size(); i++) {
            ByteBuffer packet = ByteBuffer.wrap(packets.get(i));
            assertEquals(0x0800, packet.getShort(12));
            assertEquals(0xffff, sum(packet, ETHERNET, ETHERNET + 20, 0), "IPv4 header of packet " + i);
            int tcp = packet.capacity() - ETHERNET - 20;
            assertEquals(tcp + 20, packet.getShort(ETHERNET + 2) & 0xffff);
            assertEquals(0xffff, sum(packet, ETHERNET + 12, packet.capacity(), 6 + tcp), "TCP of packet " + i);
        }
    }

    @Test
    void ipv6SumsUpAlsoBesideIpv4() throws IOException {
        for (String server : new String[] {"::1", "127.0.0.1"}) {
            packets.clear();
            converse("2001:db8::5", server);
            for (int i = 0; i < packets.size(); i++) {
                ByteBuffer packet = ByteBuffer.wrap(packets.get(i));
                assertEquals(0x86dd, packet.getShort(12) & 0xffff);
                int tcp = packet.capacity() - ETHERNET - 40;
                assertEquals(tcp, packet.getShort(ETHERNET + 4) & 0xffff);
                assertEquals(0xffff, sum(packet, ETHERNET + 8, packet.capacity(), 6 + tcp), "TCP of packet " + i);
            }
        }
    }

    /** What is left out counts in every length, and not in the sum. */
    @Test
    void whatIsLeftOutKeepsItsPlace() throws IOException {
        SyntheticTcp tcp = new SyntheticTcp(new ShownAddresses().ends(null, null, TapAddress.parse("unix:x")), 0, this::keep);
        tcp.connecting(1, null);
        tcp.connected(1);
        tcp.data(2, 0, ByteBuffer.allocate(100_000), 0, 28, 100_000);
        tcp.data(3, 0, ByteBuffer.allocate(5), 0, 5, 5);
        ByteBuffer first = ByteBuffer.wrap(packets.get(3));
        ByteBuffer last = ByteBuffer.wrap(packets.get(5));
        assertEquals(54 + 28, first.capacity());
        assertEquals(54 + SyntheticTcp.MAX_SEGMENT, lengths.get(3));
        assertEquals(54, packets.get(4).length);
        assertEquals(100_000, last.getInt(ETHERNET + 24) - first.getInt(ETHERNET + 24));
        int pseudoHeader = sum(first, ETHERNET + 12, ETHERNET + 20, 6 + lengths.get(3) - ETHERNET - 20);
        assertEquals(pseudoHeader, first.getShort(ETHERNET + 36) & 0xffff);
    }

    /** Ones' complement sum of 16-bit words, byte by byte. */
    private static int sum(ByteBuffer packet, int from, int to, int start) {
        int sum = start;
        for (int i = from; i < to; i++) {
            sum += (packet.get(i) & 0xff) * ((i - from) % 2 == 0 ? 256 : 1);
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }
}
