package org.nbdscope.dissector.testing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes a pcap file of Ethernet packets: little endian, nanosecond times. Closing it closes the channel. */
public final class PcapOutput implements Closeable {

    /** The snap length of a capture that cuts nothing. */
    public static final int WHOLE_PACKETS = 262_144;

    private static final int NANOSECOND_MAGIC = 0xa1b2_3c4d;
    private static final int LINKTYPE_ETHERNET = 1;
    private static final int RECORD_HEADER = 16;
    private static final int BUFFER = 1 << 18;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final WritableByteChannel channel;
    private final int snapLength;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long packets;
    private long bytes;

    /** @param snapLength bytes of a packet that are kept at most; 1 to {@link #WHOLE_PACKETS} */
    public PcapOutput(WritableByteChannel channel, int snapLength) {
        this.channel = channel;
        this.snapLength = snapLength;
        buffer.putInt(NANOSECOND_MAGIC).putShort((short) 2).putShort((short) 4);
        buffer.putInt(0).putInt(0).putInt(snapLength).putInt(LINKTYPE_ETHERNET);
    }

    /** Appends a packet that is made of a header and a part of {@code payload}. */
    public void packet(long timeNanos, byte[] header, byte[] payload, int offset, int length) throws IOException {
        int original = header.length + length;
        int captured = Math.min(snapLength, original);
        if (buffer.remaining() < RECORD_HEADER + captured) {
            flush();
        }
        buffer.putInt((int) (timeNanos / NANOS_PER_SECOND)).putInt((int) (timeNanos % NANOS_PER_SECOND)).putInt(captured).putInt(original);
        int fromHeader = Math.min(header.length, captured);
        buffer.put(header, 0, fromHeader);
        buffer.put(payload, offset, captured - fromHeader);
        packets++;
    }

    /** Packets written so far. */
    public long packets() {
        return packets;
    }

    /** Length of the file so far, in bytes. */
    public long bytes() {
        return bytes + buffer.position();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        bytes += buffer.remaining();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
