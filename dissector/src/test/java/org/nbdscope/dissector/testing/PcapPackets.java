package org.nbdscope.dissector.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads back what {@link PcapOutput} and {@link TcpFlow} write, by offsets of its own; throws where lengths contradict each other. */
final class PcapPackets {

    /** @param payload the bytes that were kept */
    record Packet(long timeNanos, int captured, int original, int sourcePort, int destinationPort, int sequence,
                  int acknowledgement, int flags, int payloadLength, byte[] payload) {
    }

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int HEADERS = 14 + 20 + 32;

    private PcapPackets() {
    }

    static List<Packet> of(byte[] file) {
        List<Packet> packets = new ArrayList<>();
        ByteBuffer records = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer network = ByteBuffer.wrap(file);
        int at = FILE_HEADER;
        while (at < file.length) {
            long time = records.getInt(at) * 1_000_000_000L + records.getInt(at + 4);
            int captured = records.getInt(at + 8);
            int original = records.getInt(at + 12);
            at += RECORD_HEADER;
            int total = network.getShort(at + 16) & 0xffff;
            if (total != original - 14) {
                throw new IllegalStateException("IPv4 length " + total + " in a packet of " + original + " bytes");
            }
            int tcp = at + 34;
            packets.add(new Packet(time, captured, original, network.getShort(tcp) & 0xffff, network.getShort(tcp + 2) & 0xffff,
                network.getInt(tcp + 4), network.getInt(tcp + 8), network.get(tcp + 13), original - HEADERS,
                Arrays.copyOfRange(file, Math.min(at + HEADERS, at + captured), at + captured)));
            at += captured;
        }
        if (at != file.length) {
            throw new IllegalStateException("the last packet is cut");
        }
        return packets;
    }
}
