package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngWriterTest {

    @TempDir
    Path directory;

    @Test
    void readerGetsBackWhatWasWritten() throws IOException {
        Path file = directory.resolve("a.pcapng");
        long seed = 11;
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        byte[] secrets = "CLIENT_RANDOM 1 2\n".getBytes();
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            assertEquals(0, writer.addInterface(1, 0x40000, "lo"));
            assertEquals(1, writer.addInterface(276, 0, null));
            writer.addTlsSecrets(secrets);
            for (int i = 1; i <= 300; i++) {
                byte[] data = CaptureBytes.payload(i, i == 50 ? 300_000 : random.nextInt(3000));
                ByteBuffer holder = ByteBuffer.allocate(data.length + 20).put(13, data);
                long time = 1_700_000_000_000_000_000L + random.nextInt();
                int on = random.nextInt(2);
                writer.write(on, time, data.length + 7L, holder, 13, data.length, i % 100 == 0 ? "comment äö " + i : null);
                expected.add(i + " t=" + time + " l=" + (on == 0 ? 1 : 276) + " i=" + on + " o=" + (data.length + 7) + " "
                        + HexFormat.of().formatHex(data));
            }
        }
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertEquals(expected, Captures.lines(reader).stream().map(line -> line.replaceFirst(" @\\d+", "")).toList(), "seed " + seed);
            assertNull(reader.cut());
            assertEquals(List.of("comment äö 100", "comment äö 200", "comment äö 300"), reader.comments());
            assertArrayEquals(secrets, reader.tlsSecrets().get(0));
            assertEquals(List.of(new CaptureInterface(0, 1, 0x40000, "lo", null, null, TimestampResolution.NANOSECONDS, 0),
                    new CaptureInterface(1, 276, 0, null, null, null, TimestampResolution.NANOSECONDS, 0)), reader.interfaces());
        }
    }

    /** Interface statistics (draft-ietf-opsawg-pcapng-02, 4.6), byte for byte; whoever reads packets passes over them. */
    @Test
    void statisticsStandBetweenPackets() throws IOException {
        Path file = directory.resolve("a.pcapng");
        ByteBuffer packet = ByteBuffer.allocate(4);
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.addInterface(1, 0, null);
            writer.write(0, 1, 4, packet, 0, 4);
            writer.statistics(0, 0x1122334455667788L, 5, 6, 7);
            writer.write(0, 2, 4, packet, 0, 4);
        }
        String block = "05000000" + "40000000" + "00000000" + "44332211" + "88776655" + "04000800" + "0500000000000000"
                + "05000800" + "0600000000000000" + "07000800" + "0700000000000000" + "00000000" + "40000000";
        assertTrue(HexFormat.of().formatHex(Files.readAllBytes(file)).contains(block));
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertTrue(reader.next() && reader.next());
            assertFalse(reader.next());
            assertNull(reader.cut());
        }
    }

    @Test
    void packetWithoutTimeKeepsHavingNone() throws IOException {
        Path file = directory.resolve("a.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.addInterface(1, 2, null);
            writer.write(0, Frame.NO_TIME, 9, ByteBuffer.wrap(new byte[] {1, 2}), 0, 2);
            writer.write(0, Frame.NO_TIME, 9, ByteBuffer.wrap(new byte[] {1}), 0, 1);
        }
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertTrue(reader.next());
            assertEquals(Frame.NO_TIME, reader.frame().timeNanos);
            assertTrue(reader.next());
            assertEquals(0, reader.frame().timeNanos);
            assertEquals(1, reader.frame().capturedLength);
        }
    }

    @Test
    void readerFollowsEachFlush() throws IOException {
        Path file = directory.resolve("a.pcapng");
        try (PcapngWriter writer = PcapngWriter.create(file)) {
            writer.flush();
            try (CaptureReader reader = CaptureReader.open(file)) {
                assertFalse(reader.next());
                writer.addInterface(1, 0, null);
                for (int i = 0; i < 5; i++) {
                    writer.write(0, i, 1, ByteBuffer.wrap(new byte[] {1}), 0, 1);
                    assertFalse(reader.next());
                    writer.flush();
                    assertTrue(reader.next());
                    assertEquals(i, reader.frame().timeNanos);
                }
            }
        }
    }

    @Test
    void copiesFramesOfAReader() throws IOException {
        Path file = directory.resolve("a.pcapng");
        try (CaptureReader reader = Captures.open(PcapFormatTest.twoPackets(false)); PcapngWriter writer = PcapngWriter.create(file)) {
            writer.addInterface(1, 0, null);
            while (reader.next()) {
                writer.write(0, reader.frame());
            }
        }
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertEquals(Captures.lines(PcapFormatTest.twoPackets(true)).stream().map(line -> line.replaceFirst("@\\d+", "")).toList(),
                    Captures.lines(reader).stream().map(line -> line.replaceFirst("@\\d+", "")).toList());
        }
    }

    @Test
    void refusesWhatCannotBeWritten() throws IOException {
        try (PcapngWriter writer = PcapngWriter.create(directory.resolve("a.pcapng"))) {
            assertThrows(IllegalArgumentException.class, () -> writer.write(0, 0, 0, ByteBuffer.allocate(0), 0, 0));
            writer.addInterface(1, 0, "x".repeat(100_000));
            assertThrows(IllegalArgumentException.class, () -> writer.write(0, 0, 0, ByteBuffer.allocate(0), 0, -1));
        }
    }
}
