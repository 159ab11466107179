package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressedCaptureTest {

    static byte[] gzip(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(data);
        }
        return out.toByteArray();
    }

    static byte[] zstd(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zstd = new ZstdOutputStream(out)) {
            zstd.write(data);
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        CaptureBytes all = new CaptureBytes();
        for (byte[] part : parts) {
            all.raw(part);
        }
        return all.bytes();
    }

    /** 2,000 packets that compress to about half, 1.5 MB. */
    private static byte[] large() {
        Random random = new Random(3);
        CaptureBytes b = CaptureBytes.littleEndian().pcapHeader(0xA1B2C3D4, 1);
        for (int i = 0; i < 2_000; i++) {
            byte[] data = new byte[700 + random.nextInt(100)];
            for (int j = 0; j < data.length; j++) {
                data[j] = (byte) random.nextInt(16);
            }
            b.pcapPacket(i, 0, data, data.length);
        }
        return b.bytes();
    }

    @Test
    void readsWholeFiles() throws IOException {
        for (byte[] capture : List.of(CaptureBytes.pcapngOfEverything(), PcapFormatTest.twoPackets(false), large())) {
            List<String> expected = Captures.lines(capture);
            try (CaptureReader reader = Captures.open(gzip(capture))) {
                assertEquals(expected, Captures.lines(reader));
                assertNull(reader.cut());
                assertEquals(Compression.GZIP, reader.compression());
            }
            try (CaptureReader reader = Captures.open(zstd(capture))) {
                assertEquals(expected, Captures.lines(reader));
                assertNull(reader.cut());
                assertEquals(Compression.ZSTD, reader.compression());
            }
        }
    }

    @Test
    void readsSeveralMembersAndFrames() throws IOException {
        byte[] capture = large();
        List<String> expected = Captures.lines(capture);
        byte[] first = Arrays.copyOf(capture, 1000);
        byte[] second = Arrays.copyOfRange(capture, 1000, 700_000);
        byte[] third = Arrays.copyOfRange(capture, 700_000, capture.length);
        assertEquals(expected, Captures.lines(join(gzip(first), gzip(new byte[0]), gzip(second), gzip(third), new byte[512])));
        byte[] skippable = CaptureBytes.littleEndian().u32(0x184D2A5AL).u32(5).raw(new byte[5]).bytes();
        assertEquals(expected, Captures.lines(join(skippable, zstd(first), skippable, skippable, zstd(second), zstd(third), skippable)));
    }

    @Test
    void readsAGzipHeaderWithAllItsParts() throws IOException {
        byte[] plain = gzip(PcapFormatTest.twoPackets(true));
        byte[] header = CaptureBytes.littleEndian().raw((byte) 0x1F, (byte) 0x8B, (byte) 8, (byte) 0x1E).u32(0).u16(0)
                .u16(3).raw(new byte[3]).raw("name\0".getBytes()).raw("comment\0".getBytes()).u16(0).bytes();
        byte[] capture = join(header, Arrays.copyOfRange(plain, 10, plain.length));
        assertEquals(Captures.lines(PcapFormatTest.twoPackets(true)), Captures.lines(capture));
    }

    @Test
    void cutDataGiveWhatIsThere() throws IOException {
        byte[] capture = large();
        List<String> expected = Captures.lines(capture);
        for (byte[] compressed : List.of(gzip(capture), zstd(capture))) {
            byte[] cut = Arrays.copyOf(compressed, compressed.length * 2 / 3);
            try (CaptureReader reader = Captures.open(cut)) {
                List<String> lines = Captures.lines(reader);
                assertTrue(lines.size() > 1000 && lines.size() < 1500, lines.size() + " packets");
                assertEquals(expected.subList(0, lines.size()), lines);
                assertNotNull(reader.cut());
            }
        }
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] capture = PcapFormatTest.twoPackets(true);
        List<String> expected = Captures.lines(capture);
        for (byte[] compressed : List.of(gzip(capture), zstd(capture))) {
            for (int size = 1; size < compressed.length; size++) {
                try (CaptureReader reader = Captures.open(Arrays.copyOf(compressed, size))) {
                    List<String> lines = Captures.lines(reader);
                    assertEquals(expected.subList(0, lines.size()), lines);
                    assertNotNull(reader.cut(), "cut at " + size);
                } catch (CaptureException e) {
                    assertEquals(CaptureException.Kind.NOT_A_CAPTURE, e.kind());
                }
            }
        }
    }

    @Test
    void damageComesAfterWhatIsGood() throws IOException {
        byte[] capture = large();
        List<String> expected = Captures.lines(capture);
        byte[] damaged = gzip(capture);
        damaged[damaged.length - 5] ^= 1;
        try (CaptureReader reader = Captures.open(damaged)) {
            for (String line : expected) {
                assertTrue(reader.next());
                assertEquals(line, Captures.line(reader.frame()));
            }
            CaptureException damage = assertThrows(CaptureException.class, reader::next);
            assertEquals("the gzip data cannot be decompressed after packet 2000 (byte " + capture.length
                    + "): the checksum or length at the end of a member differs", damage.getMessage());
        }
        byte[] garbage = join(zstd(capture), new byte[] {1, 2, 3, 4, 5});
        try (CaptureReader reader = Captures.open(garbage)) {
            for (int i = 0; i < expected.size(); i++) {
                assertTrue(reader.next());
            }
            CaptureException damage = assertThrows(CaptureException.class, reader::next);
            assertEquals("the zstd data cannot be decompressed after packet 2000 (byte " + capture.length
                    + "): what follows a frame is not another one", damage.getMessage());
        }
    }

    @Test
    void compressedTextIsNoCapture() throws IOException {
        byte[] text = "no capture at all".getBytes();
        for (byte[] compressed : List.of(gzip(text), zstd(text), gzip(new byte[0]))) {
            CaptureException refusal = assertThrows(CaptureException.class, () -> Captures.open(compressed));
            assertEquals(CaptureException.Kind.NOT_A_CAPTURE, refusal.kind());
        }
    }

    @Test
    void checksumOfZstdFramesIsVerified() throws IOException {
        byte[] compressed = zstd(large());
        assertTrue((compressed[4] & 4) != 0, "the frame has a checksum");
        compressed[compressed.length - 1] ^= 1;
        CaptureException damage = assertThrows(CaptureException.class, () -> Captures.lines(compressed));
        assertTrue(damage.getMessage().endsWith("the checksum at the end of a frame differs"), damage.getMessage());
    }
}
