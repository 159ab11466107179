package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A packet costs no allocation. */
class CaptureAllocationTest {

    private static final int PACKETS = 100_000;
    /** For what happens once, such as the first read of a channel. */
    private static final long ONCE = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private void checkReading(Path file) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertTrue(reader.next());
            long before = allocated();
            while (reader.next()) {
                assertTrue(reader.frame().capturedLength > 0);
            }
            long count = allocated() - before;
            assertEquals(PACKETS, reader.packets());
            assertTrue(count < ONCE, count + " bytes for " + PACKETS + " packets");
        }
    }

    @Test
    void readingPcapAllocatesNothing() throws IOException {
        byte[] data = CaptureBytes.payload(1, 66);
        CaptureBytes b = CaptureBytes.littleEndian().pcapHeader(0xA1B2C3D4, 1);
        for (int i = 0; i < PACKETS; i++) {
            b.pcapPacket(i, 0, data, data.length);
        }
        checkReading(Files.write(directory.resolve("a.pcap"), b.bytes()));
    }

    @Test
    void writingAndReadingPcapngAllocatesNothing() throws IOException {
        Path file = directory.resolve("a.pcapng");
        ByteBuffer data = ByteBuffer.allocateDirect(66);
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.addInterface(1, 0, "lo");
            long before = allocated();
            for (int i = 0; i < PACKETS; i++) {
                writer.write(0, i, 66, data, 0, 66);
            }
            long count = allocated() - before;
            assertTrue(count < ONCE, count + " bytes for " + PACKETS + " packets");
        }
        checkReading(file);
    }
}
