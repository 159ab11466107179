package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {

    @TempDir
    Path directory;

    private Path write(String name, byte... bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private static String refusal(Path file) {
        CaptureException refusal = assertThrows(CaptureException.class, () -> CaptureReader.open(file));
        assertEquals(CaptureException.Kind.NOT_A_CAPTURE, refusal.kind());
        return refusal.getMessage();
    }

    @Test
    void saysInOneLineWhyAFileCannotBeRead() throws IOException {
        Path empty = write("empty.pcap");
        assertEquals(empty + " is empty", refusal(empty));
        for (String text : List.of("x", "\n", "hello world, this is text\n")) {
            Path file = write("text.pcap", text.getBytes());
            assertEquals(file + " is not a capture file (pcap, pcapng, optionally gzip or zstd)", refusal(file));
        }
        FileSystemException isDirectory = assertThrows(FileSystemException.class, () -> CaptureReader.open(directory));
        assertEquals(directory + ": is a directory", isDirectory.getMessage());
        assertThrows(NoSuchFileException.class, () -> CaptureReader.open(directory.resolve("missing")));
    }

    @Test
    void knowsHowFarItIs() throws IOException {
        byte[] capture = PcapFormatTest.twoPackets(true);
        try (CaptureReader reader = CaptureReader.open(write("a.pcap", capture))) {
            assertEquals(24, reader.position());
            assertTrue(reader.next());
            assertNull(reader.cut());
            assertEquals(43, reader.position());
            assertEquals(capture.length, reader.size());
            assertEquals(1, reader.packets());
        }
        try (CaptureReader pipe = Captures.open(capture)) {
            assertEquals(-1, pipe.size());
            assertFalse(pipe.seekable());
            assertThrows(IllegalStateException.class, () -> pipe.seek(24, 1));
            assertThrows(IllegalStateException.class, pipe::reopen);
        }
    }

    @Test
    void followsAFileThatGrowsByAnyPieces() throws IOException {
        List<byte[]> captures = List.of(PcapFormatTest.twoPackets(true), PcapFormatTest.twoPackets(false),
                CaptureBytes.pcapngOfEverything(), CompressedCaptureTest.gzip(CaptureBytes.pcapngOfEverything()));
        for (long seed = 0; seed < 100; seed++) {
            byte[] whole = captures.get((int) seed % captures.size());
            Random random = new Random(seed);
            // Compressed data have to begin with something of the capture in them, plain ones with 4 bytes.
            int size = seed % captures.size() == 3 ? whole.length / 2 : 4 + random.nextInt(10);
            Path file = write("growing", Arrays.copyOf(whole, size));
            List<String> lines = new ArrayList<>();
            try (CaptureReader reader = CaptureReader.open(file);
                    FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
                while (true) {
                    Captures.drain(reader, lines);
                    if (size == whole.length) {
                        break;
                    }
                    int count = Math.min(1 + random.nextInt(random.nextBoolean() ? 3 : 60), whole.length - size);
                    out.write(ByteBuffer.wrap(whole, size, count));
                    size += count;
                }
                assertNull(reader.cut(), "seed " + seed);
            }
            assertEquals(Captures.lines(whole), lines, "seed " + seed);
        }
    }

    @Test
    void everySingleByteMayComeAlone() throws IOException {
        byte[] whole = CaptureBytes.pcapngOfEverything();
        List<String> lines = new ArrayList<>();
        Path file = write("growing", Arrays.copyOf(whole, 4));
        try (CaptureReader reader = CaptureReader.open(file); FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
            for (int size = 4; size < whole.length; size++) {
                Captures.drain(reader, lines);
                out.write(ByteBuffer.wrap(whole, size, 1));
            }
            Captures.drain(reader, lines);
            assertEquals(3, reader.comments().size());
            assertEquals(4, reader.interfaces().size());
        }
        assertEquals(Captures.lines(whole), lines);
    }

    @Test
    void fileThatShrinksIsCut() throws IOException {
        Path file = write("a.pcap", PcapFormatTest.twoPackets(true));
        try (CaptureReader reader = CaptureReader.open(file); FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.truncate(30);
            assertEquals(2, Captures.lines(reader).size());
            assertEquals("the file has become shorter while it was read, it ends at byte 30 now: cut after packet 2 (byte 60)",
                    reader.cut().getMessage());
            reader.seek(43, 2);
            assertFalse(reader.next());
            assertEquals(43, reader.cut().position());
        }
    }

    @Test
    void packetsAreTheSameWhereverTheBufferEnds() throws IOException {
        long seed = 5;
        Random random = new Random(seed);
        CaptureBytes pcap = CaptureBytes.littleEndian().pcapHeader(0xA1B2C3D4, 1);
        CaptureBytes pcapng = CaptureBytes.bigEndian().section().describe(1, 0);
        for (int i = 0; i < 400; i++) {
            byte[] data = CaptureBytes.payload(i, random.nextInt(random.nextInt(100) == 0 ? 600_000 : 4000));
            pcap.pcapPacket(i, 0, data, data.length);
            pcapng.enhanced(0, i * 1_000_000L, data, data.length);
        }
        List<String> fromPcap = Captures.lines(pcap.bytes()).stream().map(line -> line.replaceFirst("@\\d+", "")).toList();
        List<String> fromPcapng = Captures.lines(pcapng.bytes()).stream().map(line -> line.replaceFirst("@\\d+", "")).toList();
        assertEquals(400, fromPcap.size());
        assertEquals(fromPcap, fromPcapng, "seed " + seed);
    }

    @Test
    void seeksToEveryPacketInAnyOrder() throws IOException {
        for (byte[] capture : List.of(PcapFormatTest.twoPackets(false), CaptureBytes.pcapngOfEverything())) {
            checkSeeking(CaptureReader.open(write("a", capture)));
            checkSeeking(CaptureReader.openSeekable(write("a", capture)));
            checkSeeking(CaptureReader.openSeekable(write("a.gz", CompressedCaptureTest.gzip(capture))));
            checkSeeking(CaptureReader.openSeekable(FileChannel.open(write("a", capture)), "pipe"));
        }
    }

    private static void checkSeeking(CaptureReader opened) throws IOException {
        try (CaptureReader reader = opened; CaptureReader second = opened.reopen()) {
            List<String> lines = new ArrayList<>();
            List<Long> positions = new ArrayList<>();
            while (reader.next()) {
                lines.add(Captures.line(reader.frame()));
                positions.add(reader.frame().filePosition);
            }
            List<CaptureInterface> interfaces = reader.interfaces();
            List<String> comments = reader.comments();
            for (long seed = 0; seed < 30; seed++) {
                int index = new Random(seed).nextInt(lines.size());
                for (CaptureReader either : List.of(reader, second)) {
                    either.seek(positions.get(index), index + 1);
                    assertEquals(lines.subList(index, lines.size()), Captures.lines(either), "seed " + seed);
                    assertNull(either.cut());
                }
            }
            assertEquals(interfaces, second.interfaces());
            assertEquals(comments, second.comments());
        }
    }

    @Test
    void secondReaderKnowsWhatTheFirstComesTo() throws IOException {
        byte[] capture = CaptureBytes.pcapngOfEverything();
        try (CaptureReader first = CaptureReader.open(write("a", capture)); CaptureReader second = first.reopen()) {
            List<String> lines = Captures.lines(first);
            second.seek(first.frame().filePosition, first.packets());
            assertEquals(lines.subList(lines.size() - 1, lines.size()), Captures.lines(second));
        }
    }

    @Test
    void seekGoesBeyondTheBuffer() throws IOException {
        CaptureBytes b = CaptureBytes.littleEndian().pcapHeader(0xA1B2C3D4, 1);
        for (int i = 0; i < 20; i++) {
            b.pcapPacket(i, 0, CaptureBytes.payload(i, 60_000), 60_000);
        }
        byte[] capture = b.bytes();
        checkSeeking(CaptureReader.open(write("a", capture)));
        checkSeeking(CaptureReader.openSeekable(FileChannel.open(write("a", capture)), "pipe"));
    }

    @Test
    void temporaryFileIsDeleted() throws IOException {
        Path path;
        try (Spool spool = new Spool(FileChannel.open(write("a", new byte[100])))) {
            path = spool.path();
            assertEquals(60, spool.read(ByteBuffer.allocate(60)));
            assertEquals(60, Files.size(path));
            spool.position(20);
            assertEquals(40, spool.read(ByteBuffer.allocate(100)));
            assertEquals(40, spool.read(ByteBuffer.allocate(100)));
            assertEquals(-1, spool.read(ByteBuffer.allocate(100)));
            assertEquals(100, spool.size());
        }
        assertFalse(Files.exists(path));
    }
}
