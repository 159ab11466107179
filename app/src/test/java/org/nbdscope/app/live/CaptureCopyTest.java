package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.capture.PcapngWriter;

/** Files of a capture become one. */
class CaptureCopyTest {

    private static final int LINK = 1;
    private static final int PACKETS = 3000;
    private static final int PACKET = 700;

    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void write() throws IOException {
        first = write("capture-20260101-000000-1_00001_20260101000000.pcapng", 0);
        second = write("capture-20260101-000000-1_00002_20260101000100.pcapng", PACKETS);
        Files.createFile(folder.resolve("capture-20260101-000000-1.lock"));
    }

    /** The packets are numbered by their time. */
    private Path write(String name, int from) throws IOException {
        Path file = folder.resolve(name);
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.addInterface(LINK, 0, "lo");
            for (int i = from; i < from + PACKETS; i++) {
                writer.write(0, i, PACKET, ByteBuffer.allocate(PACKET), 0, PACKET - i % 5);
            }
        }
        return file;
    }

    private static void hasPackets(Path file, int expected) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            for (int i = 0; i < expected; i++) {
                assertTrue(reader.next(), "packet " + i);
                assertEquals(i, reader.frame().timeNanos);
                assertEquals(PACKET - i % 5, reader.frame().capturedLength);
            }
            assertFalse(reader.next());
            assertNull(reader.cut());
        }
    }

    @Test
    void theFilesFollowEachOther() throws IOException {
        Path gone = folder.resolve("gone.pcapng");
        Path to = folder.resolve("joined.pcapng");
        CaptureCopy.copy(List.of(gone, first, second), to);
        hasPackets(to, 2 * PACKETS);
    }

    @Test
    void whatIsNotWholeIsLeftOut() throws IOException {
        try (FileChannel file = FileChannel.open(second, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 5);
        }
        Path to = folder.resolve("joined.pcapng");
        CaptureCopy.copy(List.of(first, second), to);
        hasPackets(to, 2 * PACKETS - 1);
    }

    @Test
    void aRingThatWasLeftOverIsOpenedWhole() throws IOException {
        LeftOver left = SpoolFolder.leftOver(folder).get(0);
        Path whole = left.whole();
        hasPackets(whole, 2 * PACKETS);
        assertFalse(Files.exists(first) || Files.exists(second));
        assertEquals(List.of(whole), SpoolFolder.leftOver(folder).get(0).files());
        Path again = write("capture-20260101-000000-1_00001_20260101000000.pcapng", 0);
        assertEquals(whole, SpoolFolder.leftOver(folder).get(0).whole(), "the program was killed while it deleted");
        hasPackets(whole, 2 * PACKETS);
        assertFalse(Files.exists(again));
    }
}
