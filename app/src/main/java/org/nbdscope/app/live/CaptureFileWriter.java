package org.nbdscope.app.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.nbdscope.dissector.capture.PcapngWriter;

/**
 * Writes one pcapng file so that it can be read while it grows and whatever happens to it: what is handed over to the system ends with
 * a whole packet, and where the disk is full the file is cut back to the last one.
 */
final class CaptureFileWriter implements Closeable {

    /** What a pcapng packet block has beside the packet (draft-ietf-opsawg-pcapng-02, 4.3). */
    private static final int BLOCK_OVERHEAD = 32;
    /** Bytes gathered before they are handed over: less than the writer's own buffer, so that it does not break a packet in two. */
    private static final int GATHER = 60 << 10;

    private final WritableByteChannel out;
    /** The same where it is a file, else null. */
    private final FileChannel file;
    private final PcapngWriter writer;
    private long packets;
    private long bytes;
    private int gathered;
    /** Where the file ends with a whole packet. */
    private long wholeTo;
    private final long openedNanos = System.nanoTime();

    /** Writes to a file, which belongs to this from now on. */
    static CaptureFileWriter toFile(FileChannel file, List<PacketSource> sources, CaptureSettings settings) throws IOException {
        return new CaptureFileWriter(file, file, sources, settings);
    }

    /** Writes to something that has no places to go back to, such as a pipe; it belongs to this from now on. */
    static CaptureFileWriter toPipe(WritableByteChannel pipe, List<PacketSource> sources, CaptureSettings settings) throws IOException {
        return new CaptureFileWriter(pipe, null, sources, settings);
    }

    private CaptureFileWriter(WritableByteChannel out, FileChannel file, List<PacketSource> sources, CaptureSettings settings)
            throws IOException {
        this.out = out;
        this.file = file;
        writer = new PcapngWriter(out);
        for (PacketSource source : sources) {
            writer.addInterface(source.linkType(), settings.snapLength(), source.name());
        }
        flush();
        bytes = wholeTo;
    }

    void write(int source, long timeNanos, long originalLength, byte[] packet) throws IOException {
        int block = BLOCK_OVERHEAD + (packet.length + 3 & ~3);
        if (gathered + block > GATHER) {
            flush();
        }
        writer.write(source, timeNanos, originalLength, ByteBuffer.wrap(packet), 0, packet.length);
        gathered += block;
        bytes += block;
        packets++;
    }

    /** Hands over what was gathered. */
    void flush() throws IOException {
        writer.flush();
        gathered = 0;
        wholeTo = file == null ? 0 : file.position();
    }

    /** Whether something was gathered that nobody can see yet. */
    boolean dirty() {
        return gathered != 0;
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    long nanosOpen() {
        return System.nanoTime() - openedNanos;
    }

    /** Says how many packets are missing; what is written afterwards is the end of the file. */
    void statistics(int source, long timeNanos, long received, PacketSource.Drops drops) throws IOException {
        writer.statistics(source, timeNanos, received, drops.byInterface(), drops.byKernel());
        gathered++;
    }

    /** Cuts off what could not be written wholly, and closes. */
    void abandon() {
        try (WritableByteChannel closing = out) {
            if (file != null) {
                file.truncate(wholeTo);
            }
        } catch (IOException e) {
            // The disk is in trouble, which was reported already; readers take the file up to its last whole packet anyway.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } catch (IOException e) {
            abandon();
            throw e;
        }
        out.close();
    }
}
