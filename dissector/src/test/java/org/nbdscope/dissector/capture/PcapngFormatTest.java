package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapngFormatTest {

    private static String hex(int seed, int length) {
        return HexFormat.of().formatHex(CaptureBytes.payload(seed, length));
    }

    private static CaptureBytes begun() {
        return CaptureBytes.littleEndian().section().describe(1, 0).enhanced(0, 1, CaptureBytes.payload(1, 4), 4);
    }

    /** What is wrong behind one good packet. */
    private static CaptureException damageOf(CaptureBytes capture) throws IOException {
        try (CaptureReader reader = Captures.open(capture.bytes())) {
            assertTrue(reader.next());
            CaptureException damage = assertThrows(CaptureException.class, reader::next);
            assertEquals(CaptureException.Kind.DAMAGED, damage.kind());
            assertEquals(damage.getMessage(), assertThrows(CaptureException.class, reader::next).getMessage());
            return damage;
        }
    }

    @Test
    void readsEverything() throws IOException {
        try (CaptureReader reader = Captures.open(CaptureBytes.pcapngOfEverything())) {
            List<String> lines = Captures.lines(reader).stream().map(line -> line.replaceFirst(" @\\d+", "")).toList();
            assertEquals(List.of(
                    "1 t=1700000000123456789 l=1 i=0 o=61 " + hex(1, 61),
                    "2 t=5500000000 l=101 i=1 o=1500 " + hex(2, 8),
                    "3 t=none l=1 i=0 o=33 " + hex(3, 33),
                    "4 t=102000001000 l=113 i=2 o=5 " + hex(4, 5),
                    "5 t=none l=113 i=2 o=90 " + hex(5, 40),
                    "6 t=7000 l=276 i=3 o=0 "), lines);
            assertNull(reader.cut());
            assertEquals(CaptureFormat.PCAPNG, reader.format());
            assertEquals(6, reader.packets());
            assertEquals(List.of("first section", "about tun0", "a packet"), reader.comments());
            assertEquals(1, reader.tlsSecrets().size());
            assertEquals("CLIENT_RANDOM 1 2\n", new String(reader.tlsSecrets().get(0)));
            assertTrue(reader.metadataComplete());
            assertEquals(List.of(
                    new CaptureInterface(0, 1, 96, "eth0", "the wire", "tcp port 10809", TimestampResolution.NANOSECONDS, 0),
                    new CaptureInterface(1, 101, 0, null, null, null, TimestampResolution.of(0x94), 0),
                    new CaptureInterface(2, 113, 40, null, null, null, TimestampResolution.MICROSECONDS, 100),
                    new CaptureInterface(3, 276, 0, null, null, null, TimestampResolution.MICROSECONDS, 0)), reader.interfaces());
        }
    }

    @Test
    void toleratesMoreThanTheSnapLengthInAnEnhancedPacket() throws IOException {
        byte[] capture = CaptureBytes.bigEndian().section().describe(1, 2).enhanced(0, 0, new byte[] {1, 2, 3}, 3).bytes();
        assertEquals(List.of("1 t=0 l=1 i=0 o=3 @48 010203"), Captures.lines(capture));
    }

    @Test
    void timeThatNoLongHoldsIsNone() throws IOException {
        byte[] capture = CaptureBytes.bigEndian().section().describe(1, 0).enhanced(0, -1, new byte[0], 0).bytes();
        assertEquals(List.of("1 t=none l=1 i=0 o=0 @48 "), Captures.lines(capture));
    }

    @Test
    void malformedOptionsEndTheOptionsOnly() throws IOException {
        CaptureBytes b = CaptureBytes.littleEndian();
        b.section().describe(1, 0, b.option(2, "lo"), new byte[] {9, 0, (byte) 0xFF, (byte) 0xFF});
        b.enhanced(0, 3, new byte[] {1}, 1, new byte[] {1, 0, 40, 0});
        try (CaptureReader reader = Captures.open(b.bytes())) {
            assertEquals(1, Captures.lines(reader).size());
            assertEquals("lo", reader.interfaces().get(0).name());
            assertEquals(List.of(), reader.comments());
        }
    }

    @Test
    void namesWhatIsDamaged() throws IOException {
        int at = begun().size();
        assertEquals("packet 2 (byte " + at + ") is damaged: it names interface 3, but its section has described 1",
                damageOf(begun().enhanced(3, 0, new byte[4], 4)).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: it names interface 4294967295, but its section has described 1",
                damageOf(begun().enhanced(-1, 0, new byte[4], 4)).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: its length is 0",
                damageOf(begun().u32(6).u32(0).number(0, 8)).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: its length is 33",
                damageOf(begun().u32(6).u32(33).number(0, 8)).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: its length is 4294967280",
                damageOf(begun().u32(6).u32(0xFFFFFFF0L).number(0, 8)).getMessage());
        assertEquals("the block after packet 1 (byte " + at + ") is damaged: its length is 12 at its begin and 16 at its end",
                damageOf(begun().u32(77).u32(12).u32(16)).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: it claims to have 2147483648 bytes, in a block with room for 0",
                damageOf(begun().u32(6).u32(32).u32(0).number(0, 8).u32(0x80000000L).u32(0).u32(32)).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: it claims to have 9 bytes, in a block with room for 8",
                damageOf(begun().block(3, CaptureBytes.littleEndian().u32(9).number(0, 8).bytes())).getMessage());
        assertEquals("packet 2 (byte " + at + ") is damaged: its length is only 12", damageOf(begun().block(6, new byte[0])).getMessage());
        assertEquals("the block after packet 1 (byte " + at + ") is damaged: its length is only 12",
                damageOf(begun().block(1, new byte[0])).getMessage());
        assertEquals("the block after packet 1 (byte " + at + ") is damaged: it begins a section of unknown byte order",
                damageOf(begun().u32(0x0A0D0D0A).u32(28).number(0, 20)).getMessage());
        assertEquals(at, damageOf(begun().section().enhanced(0, 0, new byte[4], 4)).position() - 28);
    }

    @Test
    void refusesWhatOnlyBeginsLikeASection() {
        byte[] text = "\n\r\r\nsome text that goes on".getBytes();
        CaptureException refusal = assertThrows(CaptureException.class, () -> Captures.open(text));
        assertEquals(CaptureException.Kind.NOT_A_CAPTURE, refusal.kind());
    }

    @Test
    void saysWhereItIsCutWhereverThatIs() throws IOException {
        byte[] whole = CaptureBytes.pcapngOfEverything();
        List<String> all = Captures.lines(whole);
        for (int size = 4; size <= whole.length; size++) {
            try (CaptureReader reader = Captures.open(Arrays.copyOf(whole, size))) {
                List<String> some = Captures.lines(reader);
                assertEquals(all.subList(0, some.size()), some);
                CaptureException cut = reader.cut();
                boolean onBorder = onBlockBorder(whole, size);
                assertEquals(onBorder, cut == null, "cut at " + size);
                if (!onBorder) {
                    String pattern = "cut in .* \\(byte " + size + "\\): \\d+ of \\d+ bytes are there";
                    assertTrue(cut.getMessage().matches(pattern), cut.getMessage());
                }
            }
        }
    }

    private static boolean onBlockBorder(byte[] whole, int size) {
        int at = 0;
        while (at < size) {
            int magic = at + 8;
            boolean little = whole[at + 4] != 0;
            at += little ? whole[at + 4] & 0xFF : whole[at + 7] & 0xFF;
            assertTrue(magic < whole.length);
        }
        return at == size;
    }

    @Test
    void keepsNoMoreThanTheLimits() throws IOException {
        CaptureBytes b = CaptureBytes.littleEndian().section().describe(1, 0);
        byte[] long64k = b.option(1, "x".repeat(65_535));
        for (int i = 0; i < 20; i++) {
            b.enhanced(0, 0, new byte[0], 0, long64k);
        }
        for (int i = 0; i < 3; i++) {
            b.secrets(0x544C534B, new byte[4 << 20]);
        }
        b.secrets(0x57474B4C, new byte[8]);
        try (CaptureReader reader = Captures.open(b.bytes())) {
            assertEquals(20, Captures.lines(reader).size());
            assertEquals(16, reader.comments().size());
            assertEquals(2, reader.tlsSecrets().size());
            assertFalse(reader.metadataComplete());
        }
    }

    @Test
    void thereIsALimitForInterfacesAndSections() throws IOException {
        CaptureBytes interfaces = begun();
        for (int i = 0; i < CaptureMetadata.MAX_INTERFACES; i++) {
            interfaces.describe(1, 0);
        }
        assertTrue(damageOf(interfaces).getMessage().endsWith("it describes one more than 65536 interfaces"));
        CaptureBytes sections = begun();
        for (int i = 0; i < CaptureMetadata.MAX_SECTIONS; i++) {
            sections.section();
        }
        assertTrue(damageOf(sections).getMessage().endsWith("it begins one more than 65536 sections"));
    }
}
