package org.nbdscope.dissector.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.nbdscope.dissector.capture.Frame;

/**
 * Builds packets for tests, from the inside out: {@code new PacketBuilder().tcp(...).ipv4(...).ethernet().frame(1, 0)}. Each layer is put
 * in front of what is there. Checksums are zero.
 */
public final class PacketBuilder {

    public static final int ETHERNET = 1;
    public static final int RAW = 101;
    public static final int LOOP = 108;
    public static final int SLL = 113;
    public static final int SLL2 = 276;

    private byte[] bytes;
    private int linkType = RAW;
    private int etherType;

    /** A packet that as yet is only this payload. */
    public PacketBuilder(byte... payload) {
        bytes = payload.clone();
    }

    public PacketBuilder tcp(int sourcePort, int destinationPort, int sequence, int acknowledgement, int flags, byte... options) {
        ByteBuffer header = ByteBuffer.allocate(20 + options.length);
        header.putShort((short) sourcePort).putShort((short) destinationPort).putInt(sequence).putInt(acknowledgement);
        header.put((byte) (header.capacity() / 4 << 4)).put((byte) flags).putShort((short) 1000).putInt(0).put(options);
        return prepend(header);
    }

    public PacketBuilder ipv4(String source, String destination, byte... options) {
        return ipv4Fragment(source, destination, 6, 0, 0, false, options);
    }

    /** @param offset in bytes */
    public PacketBuilder ipv4Fragment(String source, String destination, int protocol, int id, int offset, boolean more, byte... options) {
        ByteBuffer header = ByteBuffer.allocate(20 + options.length);
        int total = header.capacity() + bytes.length;
        header.put((byte) (0x40 | header.capacity() / 4)).put((byte) 0).putShort((short) (total > 65_535 ? 0 : total));
        header.putShort((short) id).putShort((short) (offset / 8 | (more ? 0x2000 : 0))).put((byte) 64).put((byte) protocol);
        header.putShort((short) 0).putInt((int) IpAddress.parse(source).low()).putInt((int) IpAddress.parse(destination).low());
        etherType = 0x0800;
        return prepend(header.put(options));
    }

    /** IPv6 with length 0 where it is more than the field can hold. */
    public PacketBuilder ipv6(String source, String destination, int nextHeader) {
        ByteBuffer header = ByteBuffer.allocate(40);
        header.putInt(0x60000000).putShort((short) (bytes.length > 65_535 ? 0 : bytes.length)).put((byte) nextHeader).put((byte) 64);
        for (String address : new String[] {source, destination}) {
            IpAddress parsed = IpAddress.parse(address);
            header.putLong(parsed.high()).putLong(parsed.low());
        }
        etherType = 0x86dd;
        return prepend(header);
    }

    /** Anything in front, such as an extension header. */
    public PacketBuilder header(int... unsignedBytes) {
        ByteBuffer header = ByteBuffer.allocate(unsignedBytes.length);
        for (int b : unsignedBytes) {
            header.put((byte) b);
        }
        return prepend(header);
    }

    public PacketBuilder vlan(int tagType) {
        prepend(ByteBuffer.allocate(4).putShort((short) 7).putShort((short) etherType));
        etherType = tagType;
        return this;
    }

    /** The EtherType of what is there, where no layer has said it. */
    public PacketBuilder etherType(int type) {
        etherType = type;
        return this;
    }

    public PacketBuilder ethernet() {
        linkType = ETHERNET;
        return prepend(ByteBuffer.allocate(14).putShort(12, (short) etherType));
    }

    public PacketBuilder sll() {
        linkType = SLL;
        return prepend(ByteBuffer.allocate(16).putShort(14, (short) etherType));
    }

    public PacketBuilder sll2() {
        linkType = SLL2;
        return prepend(ByteBuffer.allocate(20).putShort(0, (short) etherType));
    }

    public PacketBuilder linkType(int type) {
        linkType = type;
        return this;
    }

    /** Changes one byte of what is there. */
    public PacketBuilder set(int index, int value) {
        bytes[index] = (byte) value;
        return this;
    }

    /** Bytes that the link adds at the end. */
    public PacketBuilder padding(int length) {
        bytes = Arrays.copyOf(bytes, bytes.length + length);
        return this;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Frame frame(long number, long timeNanos) {
        return frame(number, timeNanos, bytes.length);
    }

    /** A frame of which the capture holds only the first {@code snapLength} bytes. */
    public Frame frame(long number, long timeNanos, int snapLength) {
        Frame frame = new Frame();
        frame.number = number;
        frame.timeNanos = timeNanos;
        frame.linkType = linkType;
        frame.capturedLength = Math.min(snapLength, bytes.length);
        frame.originalLength = bytes.length;
        frame.offset = 3; // not 0, so that mistakes show
        frame.bytes = ByteBuffer.allocate(frame.offset + frame.capturedLength).put(frame.offset, bytes, 0, frame.capturedLength);
        return frame;
    }

    private PacketBuilder prepend(ByteBuffer header) {
        byte[] together = Arrays.copyOf(header.array(), header.capacity() + bytes.length);
        System.arraycopy(bytes, 0, together, header.capacity(), bytes.length);
        bytes = together;
        return this;
    }
}
