package org.nbdscope.dissector.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.testing.Conversation.Export;

class ConversationTest {

    private static final int SERVER_PORT = 10_809;

    private static Conversation everything(HeaderMode mode) {
        Conversation conversation = new Conversation(mode).handshake(Export.of(6L << 30).withContexts("base:allocation"))
            .read(0, new byte[5000]).write(4096, new byte[4096]).writeZeroes(0, 0, 1 << 20).trim(0, 4096).cache(0, 4096).flush();
        if (mode != HeaderMode.SIMPLE) {
            conversation.blockStatus(0, 1 << 20, 1, 1 << 20, 3);
        }
        long refused = conversation.request(0, Wire.CMD_READ, 7L << 30, 512);
        return conversation.failure(refused, 7L << 30, Wire.EINVAL, "beyond the end").disconnect();
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void theCaptureHoldsBothStreamsWhateverTheSegments(HeaderMode mode) {
        Conversation conversation = everything(mode);
        for (int segment : new int[] {1, 7, TcpFlow.ETHERNET_SEGMENT, TcpFlow.LOOPBACK_SEGMENT}) {
            List<PcapPackets.Packet> packets = PcapPackets.of(conversation.toPcap(segment, PcapOutput.WHOLE_PACKETS));
            for (Side side : Side.values()) {
                assertArrayEquals(conversation.stream(side), stream(packets, side), mode + ", segments of " + segment);
            }
            for (int i = 1; i < packets.size(); i++) {
                assertTrue(packets.get(i - 1).timeNanos() <= packets.get(i).timeNanos(), "time goes on");
                assertTrue(packets.get(i).payloadLength() <= segment);
            }
        }
    }

    @Test
    void snapLengthCutsPacketsAndKeepsTheirLengths() {
        Conversation conversation = everything(HeaderMode.EXTENDED);
        List<PcapPackets.Packet> whole = PcapPackets.of(conversation.toPcap(TcpFlow.ETHERNET_SEGMENT, PcapOutput.WHOLE_PACKETS));
        List<PcapPackets.Packet> cut = PcapPackets.of(conversation.toPcap(TcpFlow.ETHERNET_SEGMENT, 96));
        assertEquals(whole.size(), cut.size());
        for (int i = 0; i < cut.size(); i++) {
            assertEquals(whole.get(i).original(), cut.get(i).original());
            assertEquals(Math.min(96, whole.get(i).original()), cut.get(i).captured());
        }
    }

    @Test
    void aFileHoldsTheSameBytes(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("conversation.pcap");
        Conversation conversation = everything(HeaderMode.STRUCTURED);
        conversation.writePcap(file, 100, PcapOutput.WHOLE_PACKETS);
        assertArrayEquals(conversation.toPcap(100, PcapOutput.WHOLE_PACKETS), Files.readAllBytes(file));
    }

    /** Payloads of one side, each of which must begin where the one before it ended, and be acknowledged by what the other sends. */
    private static byte[] stream(List<PcapPackets.Packet> packets, Side side) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int next = 0;
        for (PcapPackets.Packet packet : packets) {
            boolean fromClient = packet.sourcePort() != SERVER_PORT;
            if (fromClient == (side == Side.CLIENT)) {
                boolean first = (packet.flags() & 2) != 0;
                assertTrue(first || packet.sequence() == next, "sequence numbers follow each other");
                boolean counts = (packet.flags() & 3) != 0;
                next = packet.sequence() + packet.payloadLength() + (counts ? 1 : 0);
                all.writeBytes(packet.payload());
            } else if ((packet.flags() & 16) != 0) {
                assertEquals(next, packet.acknowledgement());
            }
        }
        return all.toByteArray();
    }
}
