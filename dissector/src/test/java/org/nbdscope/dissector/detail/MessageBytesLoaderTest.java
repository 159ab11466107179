package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.TcpFlow;

class MessageBytesLoaderTest {

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    private static Conversation conversation() {
        return new Conversation(HeaderMode.STRUCTURED).handshake(Export.of(1 << 30).withContexts("base:allocation"))
                .read(0, random(5000)).write(4096, random(3000)).blockStatus(0, 1 << 20, 1, 1 << 20, 3).read(512, random(512)).disconnect();
    }

    /** Every message has the bytes that its sender wrote. */
    private static void assertSame(Conversation conversation, LoadedCapture capture) throws IOException {
        MessageTable messages = capture.model.messages();
        long[] covered = new long[2];
        for (int row = 0; row < capture.messages(); row++) {
            Side side = Side.values()[messages.from(row).ordinal()];
            byte[] stream = conversation.stream(side);
            int from = (int) messages.streamOffset(row);
            int to = (int) (from + messages.bytes(row));
            MessageBytes bytes = capture.loader.load(row);
            assertEquals(bytes.size(), bytes.firstAbsent(0, bytes.size()));
            assertArrayEquals(Arrays.copyOfRange(stream, from, to), bytes.copy(0, bytes.size()), "message " + row);
            covered[side.ordinal()] += to - from;
        }
        assertEquals(conversation.stream(Side.CLIENT).length, covered[0]);
        assertEquals(conversation.stream(Side.SERVER).length, covered[1]);
    }

    @Test
    void findsTheBytesWhateverTheSegments() throws IOException {
        for (int segment : new int[] {1, 13, TcpFlow.ETHERNET_SEGMENT, TcpFlow.LOOPBACK_SEGMENT}) {
            Conversation conversation = conversation();
            try (LoadedCapture capture = LoadedCapture.of(conversation.toPcap(segment, PcapOutput.WHOLE_PACKETS))) {
                assertSame(conversation, capture);
            }
        }
    }

    @Test
    void findsWhereTheBytesStandInEachPacket() throws IOException {
        for (int segment : new int[] {13, TcpFlow.ETHERNET_SEGMENT, TcpFlow.LOOPBACK_SEGMENT}) {
            try (LoadedCapture capture = LoadedCapture.of(conversation().toPcap(segment, PcapOutput.WHOLE_PACKETS))) {
                for (int row = 0; row < capture.messages(); row++) {
                    assertStretches(capture, row);
                }
            }
        }
    }

    /** The packets of a message hold it byte for byte where they say so. */
    private static void assertStretches(LoadedCapture capture, int row) throws IOException {
        MessageBytes message = capture.loader.load(row);
        long covered = 0;
        for (MessagePart part : capture.loader.parts(row)) {
            MessageStretch stretch = capture.loader.stretch(row, part.frame());
            byte[] packet = capture.loader.packet(part.frame()).bytes();
            assertEquals(part.offset(), stretch.from());
            assertEquals(part.offset() + part.captured(), stretch.to());
            for (long position = stretch.from(); position < stretch.to(); position++) {
                int index = stretch.inPacket(position);
                assertEquals((byte) message.at((int) position), packet[index], "message " + row + ", byte " + position);
                assertEquals(position, stretch.inMessage(index));
            }
            assertEquals(-1, stretch.inMessage(stretch.at() - 1), "headers are of no message");
            assertEquals(-1, stretch.inMessage(stretch.inPacket(stretch.to())));
            covered += part.captured();
        }
        assertEquals(message.size(), covered);
    }

    @Test
    void findsTheBytesWhereSequenceNumbersWrap() throws IOException {
        Conversation conversation = conversation();
        ByteArrayOutputStream pcap = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(Channels.newChannel(pcap), PcapOutput.WHOLE_PACKETS)) {
            TcpFlow flow = new TcpFlow(output, 0, 700).sequences(-100, -2000);
            long time = flow.open(Conversation.START_NANOS);
            for (Conversation.Step step : conversation.steps()) {
                time = flow.send(step.from(), step.bytes(), 0, step.bytes().length, Math.max(time, step.timeNanos()));
            }
            flow.close(time);
        }
        try (LoadedCapture capture = LoadedCapture.of(pcap.toByteArray())) {
            assertSame(conversation, capture);
        }
    }

    @Test
    void findsTheBytesOfPacketsInFragments() throws IOException {
        Conversation conversation = conversation();
        try (LoadedCapture capture = LoadedCapture.of(fragmented(conversation.toPcap(1000, PcapOutput.WHOLE_PACKETS)))) {
            assertSame(conversation, capture);
        }
    }

    /** The same capture with every IPv4 packet in two fragments, the second first. */
    private static byte[] fragmented(byte[] pcap) {
        int headers = 14 + 20;
        ByteBuffer in = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(pcap.length * 3).order(ByteOrder.LITTLE_ENDIAN);
        out.put(pcap, 0, 24);
        int packets = 0;
        for (int at = 24; at < pcap.length; at += 16 + in.getInt(at + 8)) {
            int length = in.getInt(at + 8) - headers;
            int[][] fragments = {{24, length - 24, 3}, {0, 24, 0x2000}};
            packets++;
            for (int[] fragment : fragments) {
                int size = headers + fragment[1];
                int record = out.position();
                out.put(pcap, at, 8).putInt(size).putInt(size).put(pcap, at + 16, headers);
                out.put(pcap, at + 16 + headers + fragment[0], fragment[1]);
                ByteBuffer ip = out.duplicate().order(ByteOrder.BIG_ENDIAN);
                ip.putShort(record + 32, (short) (size - 14)).putShort(record + 34, (short) packets);
                ip.putShort(record + 36, (short) fragment[2]);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void saysWhichPacketBroughtWhichPart() throws IOException {
        Conversation conversation = conversation();
        try (LoadedCapture capture = LoadedCapture.of(conversation.toPcap(1000, PcapOutput.WHOLE_PACKETS))) {
            int reply = row(capture, 5028);
            List<MessagePart> parts = capture.loader.parts(reply);
            assertEquals(6, parts.size());
            for (int i = 0; i < parts.size(); i++) {
                assertEquals(i * 1000L, parts.get(i).offset());
                assertEquals(parts.get(i).length(), parts.get(i).captured());
            }
            long[] frames = capture.loader.framesOf(reply);
            assertEquals(capture.model.messages().firstFrame(reply), frames[0]);
            assertEquals(capture.model.messages().frame(reply), frames[5]);
            assertEquals(parts, capture.loader.load(reply).parts());
        }
    }

    @Test
    void loadsNoMoreThanTheLimit() throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(conversation())) {
            int reply = row(capture, 5028);
            MessageBytes bytes = capture.loader.load(reply, 100);
            assertEquals(100, bytes.size());
            assertEquals(5028, bytes.total());
            DetailNode root = MessageDetail.of(capture.model, reply, bytes);
            TreeInvariant.check(root, bytes, "limited");
            assertTrue(AnnotatedDump.tree(root).contains("further 4928 bytes not shown"), () -> AnnotatedDump.tree(root));
        }
    }

    @Test
    void whatThePacketsWereCutOffIsMissing() throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(conversation().toPcap(TcpFlow.ETHERNET_SEGMENT, 120))) {
            for (int row = 0; row < capture.messages(); row++) {
                MessageBytes bytes = capture.loader.load(row);
                long missing = capture.model.messages().missing(row);
                long there = capture.loader.parts(row).stream().mapToLong(MessagePart::captured).sum();
                assertEquals(bytes.total() - missing, there, "message " + row);
                DetailNode root = MessageDetail.of(capture.model, row, bytes);
                TreeInvariant.check(root, bytes, "message " + row);
                assertEquals(missing > 0, AnnotatedDump.tree(root).contains("not captured"), "message " + row);
            }
        }
    }

    @Test
    void readsPacketsAgain() throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(conversation())) {
            CapturedPacket syn = capture.loader.packet(1);
            assertEquals(2, syn.tcp().flags());
            assertEquals(Conversation.START_NANOS, syn.timeNanos());
            assertEquals(0x1000_0000L, syn.tcp().sequence());
            assertEquals(syn.originalLength(), syn.bytes().length);
            assertNull(capture.loader.packet(1_000_000));
        }
    }

    private static int row(LoadedCapture capture, long bytes) {
        for (int row = 0; row < capture.messages(); row++) {
            if (capture.model.messages().bytes(row) == bytes) {
                return row;
            }
        }
        throw new AssertionError("no message of " + bytes + " bytes");
    }
}
