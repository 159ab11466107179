package org.nbdscope.dissector.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureGeneratorTest {

    private static final int COMPACT_REQUEST = 28;
    private static final int SIMPLE_REPLY = 16;
    private static final int SYN_OR_FIN = 3;

    private static CaptureGenerator.Options options(String... words) {
        CaptureGenerator.Options options = new CaptureGenerator.Options();
        for (int i = 0; i < words.length; i += 2) {
            options.set(words[i], words[i + 1]);
        }
        return options;
    }

    private static byte[] capture(CaptureGenerator.Options options) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CaptureGenerator.Result result = CaptureGenerator.write(Channels.newChannel(bytes), options);
        assertEquals(bytes.size(), result.bytes());
        assertEquals(PcapPackets.of(bytes.toByteArray()).size(), result.packets());
        return bytes.toByteArray();
    }

    @Test
    void everyRequestAndReplyIsAPacketOfTheRightLength() throws IOException {
        List<PcapPackets.Packet> packets = PcapPackets.of(capture(options("--requests", "1000", "--mode", "simple", "--mix", "1:0:0")));
        assertEquals(1000, packets.stream().filter(p -> p.payloadLength() == SIMPLE_REPLY + 4096).count());
        // The disconnect is one more.
        assertEquals(1001, packets.stream().filter(p -> p.payloadLength() == COMPACT_REQUEST && p.sourcePort() != 10_809).count());
    }

    @Test
    void theSameOptionsGiveTheSameBytes() throws IOException {
        byte[] once = capture(options("--requests", "300", "--seed", "5", "--mix", "1:1:1"));
        assertArrayEquals(once, capture(options("--requests", "300", "--seed", "5", "--mix", "1:1:1")));
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void streamsHaveNoHoles(HeaderMode mode) throws IOException {
        String mix = mode == HeaderMode.SIMPLE ? "60:40:0" : "50:30:20";
        List<PcapPackets.Packet> packets = PcapPackets.of(capture(options("--requests", "500", "--connections", "3", "--mode", mode.name(),
            "--mix", mix, "--segment", "1448", "--snap", "128", "--acks", "true")));
        Map<List<Integer>, Integer> next = new HashMap<>();
        for (PcapPackets.Packet packet : packets) {
            int end = packet.sequence() + packet.payloadLength() + ((packet.flags() & SYN_OR_FIN) != 0 ? 1 : 0);
            Integer begin = next.put(List.of(packet.sourcePort(), packet.destinationPort()), end);
            assertTrue(begin == null || begin == packet.sequence(), mode + ": sequence numbers follow each other");
            assertTrue(packet.captured() <= 128 && packet.payloadLength() <= 1448);
        }
        assertEquals(6, next.size());
    }

    @Test
    void endsAtTheSize() throws IOException {
        byte[] file = capture(options("--megabytes", "2"));
        assertTrue(file.length >= 2 << 20 && file.length < 3 << 20, file.length + " bytes");
    }

    @Test
    void refusesWhatItCannotWrite() {
        assertThrows(IllegalArgumentException.class, () -> capture(options("--mode", "simple", "--mix", "1:0:1")));
        assertThrows(IllegalArgumentException.class, () -> options("--mix", "1:0"));
        assertThrows(IllegalArgumentException.class, () -> options("--sideways", "1"));
    }
}
