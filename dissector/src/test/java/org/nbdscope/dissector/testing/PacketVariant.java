package org.nbdscope.dissector.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Other packets with the same streams: what is said of a capture must not depend on how it was cut and wrapped. */
public enum PacketVariant {
    /** Segments of a size that ends in the middle of everything. */
    SMALL_SEGMENTS {
        @Override
        void rewrite(byte[] packet, byte[] record, ByteArrayOutputStream out) {
            split(packet, record, 13, out);
        }
    },
    /** Segments as on Ethernet. */
    ETHERNET_SEGMENTS {
        @Override
        void rewrite(byte[] packet, byte[] record, ByteArrayOutputStream out) {
            split(packet, record, TcpFlow.ETHERNET_SEGMENT, out);
        }
    },
    /** What one side says within a moment is in one segment. */
    COALESCED {
        @Override
        public byte[] of(byte[] pcap) {
            return super.of(coalesced(pcap));
        }

        @Override
        void rewrite(byte[] packet, byte[] record, ByteArrayOutputStream out) {
            emit(packet, record, out);
        }
    },
    /** Two VLAN tags. */
    VLAN {
        @Override
        void rewrite(byte[] packet, byte[] record, ByteArrayOutputStream out) {
            byte[] tags = {(byte) 0x88, (byte) 0xa8, 0, 7, (byte) 0x81, 0, 0, 9};
            byte[] tagged = new byte[packet.length + tags.length];
            System.arraycopy(packet, 0, tagged, 0, 12);
            System.arraycopy(tags, 0, tagged, 12, tags.length);
            System.arraycopy(packet, 12, tagged, 12 + tags.length, packet.length - 12);
            emit(tagged, record, out);
        }
    },
    /** IPv6 instead of IPv4. */
    IPV6 {
        @Override
        void rewrite(byte[] packet, byte[] record, ByteArrayOutputStream out) {
            int payload = packet.length - ETHERNET - IPV4;
            byte[] wrapped = Arrays.copyOf(packet, ETHERNET + IPV6_HEADER + payload);
            ByteBuffer header = ByteBuffer.wrap(wrapped);
            Arrays.fill(wrapped, ETHERNET, ETHERNET + IPV6_HEADER, (byte) 0);
            header.putShort(12, (short) 0x86dd).put(ETHERNET, (byte) 0x60).putShort(ETHERNET + 4, (short) payload);
            header.put(ETHERNET + 6, (byte) 6).put(ETHERNET + 7, (byte) 64);
            header.putShort(ETHERNET + 8, (short) 0xfd00).putShort(ETHERNET + 24, (short) 0xfd00);
            System.arraycopy(packet, ETHERNET + 12, wrapped, ETHERNET + 20, 4);
            System.arraycopy(packet, ETHERNET + 16, wrapped, ETHERNET + 36, 4);
            System.arraycopy(packet, ETHERNET + IPV4, wrapped, ETHERNET + IPV6_HEADER, payload);
            emit(wrapped, record, out);
        }
    };

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int IPV6_HEADER = 40;
    /** Ethernet, IPv4, TCP with time stamps. */
    private static final int HEADERS = ETHERNET + IPV4 + 32;
    private static final int PORTS = ETHERNET + IPV4;
    private static final int SEQUENCE = ETHERNET + IPV4 + 4;
    private static final int FLAGS = ETHERNET + IPV4 + 13;
    private static final int FIN = 0x01;

    /** Writes the packets that stand for one packet. */
    abstract void rewrite(byte[] packet, byte[] record, ByteArrayOutputStream out);

    /** A capture that {@link TcpFlow} wrote, with other packets. */
    public byte[] of(byte[] pcap) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pcap, 0, FILE_HEADER);
        for (int at = FILE_HEADER; at < pcap.length; ) {
            byte[] record = Arrays.copyOfRange(pcap, at, at + RECORD_HEADER);
            int length = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
            at += RECORD_HEADER;
            rewrite(Arrays.copyOfRange(pcap, at, at + length), record, out);
            at += length;
        }
        return out.toByteArray();
    }

    private static byte[] coalesced(byte[] pcap) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pcap, 0, FILE_HEADER);
        byte[] record = null;
        byte[] packet = null;
        for (int at = FILE_HEADER; at < pcap.length; ) {
            byte[] nextRecord = Arrays.copyOfRange(pcap, at, at + RECORD_HEADER);
            int length = ByteBuffer.wrap(nextRecord).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
            at += RECORD_HEADER;
            byte[] next = Arrays.copyOfRange(pcap, at, at + length);
            at += length;
            if (packet != null && joins(packet, record, next, nextRecord)) {
                packet = joined(packet, next);
            } else {
                if (packet != null) {
                    emit(packet, record, out);
                }
                packet = next;
                record = nextRecord;
            }
        }
        emit(packet, record, out);
        return out.toByteArray();
    }

    /** Whether a packet with payload goes on where the one before ended, soon enough, and both go into one. */
    private static boolean joins(byte[] packet, byte[] record, byte[] next, byte[] nextRecord) {
        ByteBuffer first = ByteBuffer.wrap(packet);
        ByteBuffer second = ByteBuffer.wrap(next);
        int payload = packet.length - HEADERS;
        return payload > 0 && next.length > HEADERS && payload + next.length - HEADERS <= TcpFlow.LOOPBACK_SEGMENT
            && first.getInt(PORTS) == second.getInt(PORTS) && first.getInt(SEQUENCE) + payload == second.getInt(SEQUENCE)
            && Math.abs(nanos(nextRecord) - nanos(record)) <= Conversation.STEP_NANOS;
    }

    private static byte[] joined(byte[] packet, byte[] next) {
        byte[] both = Arrays.copyOf(next, packet.length + next.length - HEADERS);
        System.arraycopy(packet, HEADERS, both, HEADERS, packet.length - HEADERS);
        System.arraycopy(next, HEADERS, both, packet.length, next.length - HEADERS);
        ByteBuffer header = ByteBuffer.wrap(both);
        header.putShort(ETHERNET + 2, (short) (both.length - ETHERNET)).putInt(SEQUENCE, ByteBuffer.wrap(packet).getInt(SEQUENCE));
        return both;
    }

    private static long nanos(byte[] record) {
        ByteBuffer header = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        return header.getInt(0) * 1_000_000_000L + header.getInt(4);
    }

    private static void split(byte[] packet, byte[] record, int size, ByteArrayOutputStream out) {
        int left = packet.length - HEADERS;
        int flags = packet[FLAGS];
        int from = HEADERS;
        do {
            int part = Math.min(size, left);
            byte[] piece = Arrays.copyOf(packet, HEADERS + part);
            System.arraycopy(packet, from, piece, HEADERS, part);
            ByteBuffer header = ByteBuffer.wrap(piece);
            header.putShort(ETHERNET + 2, (short) (piece.length - ETHERNET));
            header.putInt(SEQUENCE, header.getInt(SEQUENCE) + from - HEADERS);
            left -= part;
            from += part;
            header.put(FLAGS, (byte) (left > 0 ? flags & ~FIN : flags));
            emit(piece, record, out);
        } while (left > 0);
    }

    private static void emit(byte[] packet, byte[] record, ByteArrayOutputStream out) {
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putInt(8, packet.length).putInt(12, packet.length);
        out.writeBytes(record);
        out.writeBytes(packet);
    }
}
