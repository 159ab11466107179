package org.nbdscope.dissector.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapFormatTest {

    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int MODIFIED = 0xA1B2CD34;

    static byte[] twoPackets(boolean littleEndian) {
        return new CaptureBytes().order(littleEndian).pcapHeader(MICROSECONDS, 1)
                .pcapPacket(10, 500, new byte[] {1, 2, 3}, 3).pcapPacket(0xFFFFFFFFL, 999_999, new byte[] {4}, 60).bytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsEitherByteOrder(boolean littleEndian) throws IOException {
        assertEquals(List.of("1 t=10000500000 l=1 i=0 o=3 @24 010203", "2 t=4294967295999999000 l=1 i=0 o=60 @43 04"),
                Captures.lines(twoPackets(littleEndian)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsNanoseconds(boolean littleEndian) throws IOException {
        byte[] capture = new CaptureBytes().order(littleEndian).pcapHeader(NANOSECONDS, 101)
                .pcapPacket(1, 999_999_999, new byte[] {7}, 1).bytes();
        assertEquals(List.of("1 t=1999999999 l=101 i=0 o=1 @24 07"), Captures.lines(capture));
    }

    @Test
    void readsTheLongerRecordHeaderOfTheModifiedFormat() throws IOException {
        byte[] capture = CaptureBytes.littleEndian().pcapHeader(MODIFIED, 1)
                .u32(1).u32(2).u32(2).u32(2).u32(3).u16(8).number(0, 2).raw((byte) 5, (byte) 6).bytes();
        assertEquals(List.of("1 t=1000002000 l=1 i=0 o=2 @24 0506"), Captures.lines(capture));
    }

    @Test
    void linkTypeIsWithoutTheBitsOfTheFrameCheckSequence() throws IOException {
        try (CaptureReader reader = Captures.open(CaptureBytes.bigEndian().pcapHeader(MICROSECONDS, 0x24000071L).bytes())) {
            assertEquals(List.of(new CaptureInterface(0, 0x71, 0xFFFF, null, null, null, TimestampResolution.MICROSECONDS, 0)),
                    reader.interfaces());
            assertFalse(reader.next());
            assertNull(reader.cut());
            assertEquals(CaptureFormat.PCAP, reader.format());
            assertEquals(Compression.NONE, reader.compression());
        }
    }

    @Test
    void bufferIsBigEndianForTheConsumer() throws IOException {
        try (CaptureReader reader = Captures.open(twoPackets(true))) {
            assertTrue(reader.next());
            assertEquals(ByteOrder.BIG_ENDIAN, reader.frame().bytes.order());
        }
    }

    @Test
    void originalLengthIsNeverBelowTheCapturedOne() throws IOException {
        byte[] capture = CaptureBytes.littleEndian().pcapHeader(MICROSECONDS, 1).pcapPacket(0, 0, new byte[] {1, 2}, 1).bytes();
        assertEquals(List.of("1 t=0 l=1 i=0 o=2 @24 0102"), Captures.lines(capture));
    }

    @Test
    void packetsMayBeLargerThanTheBufferButNotThanTheLimit() throws IOException {
        byte[] large = CaptureBytes.payload(1, FormatReader.MAX_PACKET);
        byte[] capture = CaptureBytes.littleEndian().pcapHeader(MICROSECONDS, 1).pcapPacket(0, 0, new byte[] {1}, 1)
                .pcapPacket(0, 0, large, large.length).u32(0).u32(0).u32(large.length + 1).u32(0).bytes();
        try (CaptureReader reader = Captures.open(capture)) {
            assertTrue(reader.next());
            assertTrue(reader.next());
            byte[] got = new byte[reader.frame().capturedLength];
            reader.frame().bytes.get(reader.frame().offset, got);
            assertArrayEquals(large, got);
            CaptureException damage = assertThrows(CaptureException.class, reader::next);
            assertEquals(CaptureException.Kind.DAMAGED, damage.kind());
            assertEquals(24 + 17 + 16 + large.length, damage.position());
            assertEquals("packet 3 (byte 16777273) is damaged: it claims to have 16777217 bytes", damage.getMessage());
            assertThrows(CaptureException.class, reader::next);
        }
    }

    @Test
    void refusesAVersionThatNobodyKnows() {
        byte[] capture = CaptureBytes.littleEndian().u32(MICROSECONDS).u16(3).u16(0).number(0, 8).number(0, 8).bytes();
        CaptureException refusal = assertThrows(CaptureException.class, () -> Captures.open(capture));
        assertEquals(CaptureException.Kind.NOT_A_CAPTURE, refusal.kind());
        assertEquals("test is a pcap file of version 3, of which nothing is known", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysWhereItIsCutWhereverThatIs(boolean littleEndian) throws IOException {
        byte[] whole = twoPackets(littleEndian);
        for (int size = 4; size <= whole.length; size++) {
            try (CaptureReader reader = Captures.open(Arrays.copyOf(whole, size))) {
                int packets = Captures.lines(reader).size();
                assertEquals(size < 43 ? 0 : size < 60 ? 1 : 2, packets, "packets of " + size + " bytes");
                CaptureException cut = reader.cut();
                String expected = size < 24 ? "cut in the file header (byte " + size + "): " + size + " of 24 bytes are there"
                        : size == 24 || size == 43 || size == 60 ? null
                        : size < 40 ? "cut in the header of packet 1 (byte " + size + "): " + (size - 24) + " of 16 bytes are there"
                        : size < 43 ? "cut in the middle of packet 1 (byte " + size + "): " + (size - 24) + " of 19 bytes are there"
                        : size < 59 ? "cut in the header of packet 2 (byte " + size + "): " + (size - 43) + " of 16 bytes are there"
                        : "cut in the middle of packet 2 (byte " + size + "): " + (size - 43) + " of 17 bytes are there";
                assertEquals(expected, cut == null ? null : cut.getMessage());
            }
        }
    }
}
