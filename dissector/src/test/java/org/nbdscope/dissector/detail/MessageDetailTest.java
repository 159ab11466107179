package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Wire;

class MessageDetailTest {

    private static String last(Conversation conversation) throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(conversation)) {
            return capture.text(capture.messages() - 1);
        }
    }

    private static Conversation ready(HeaderMode mode) {
        return new Conversation(mode).handshake(Export.of(6L << 30).withContexts("base:allocation"));
    }

    @Test
    void blockStatusNamesContextAndStates() throws IOException {
        assertEquals("""
                Extended Reply Chunk: NBD_REPLY_TYPE_BLOCK_STATUS_EXT
                    Magic: NBD_EXTENDED_REPLY_MAGIC (0x6e8a278c)
                    Reply Flags: 0x0001, Done
                        .... .... .... ...1 = Done: Set
                    Reply Type: NBD_REPLY_TYPE_BLOCK_STATUS_EXT (6)
                    Cookie: 0x0000000000000001
                    Reply Offset: 4096
                    Length: 24
                    Extended Block Status
                        Metadata Context ID: 1, base:allocation
                            [Metadata Context Name: base:allocation]
                        Descriptor Count: 1
                        Extent 0: offset 4096, 65536 bytes, hole,zero
                            Extent Length: 65536
                            Block Status Flags: 0x0000000000000003, Hole, Zero
                                .... .... .... .... .... .... .... .... .... .... .... .... .... .... .... ...1 = Hole: Set
                                .... .... .... .... .... .... .... .... .... .... .... .... .... .... .... ..1. = Zero: Set
                            [Extent Offset: 4096]
                    [Request In: 12]
                    [Time: 0.000100000 seconds]
                    [Transaction: 0]
                    [Latency: 0.000100000 seconds]
                    [Type: NBD_CMD_BLOCK_STATUS (7)]
                    [Offset: 4096]
                    [Length: 65536]
                """, last(ready(HeaderMode.EXTENDED).blockStatus(4096, 65536, 1, 65536, 3)));
    }

    @Test
    void errorChunkHasMessageAndOffset() throws IOException {
        Conversation conversation = ready(HeaderMode.STRUCTURED);
        long cookie = conversation.request(0, Wire.CMD_READ, 0, 4096);
        String text = last(conversation.server(encoder -> encoder.errorOffsetChunk(1, cookie, 0, Wire.EIO, "bad\nsector", 512)));
        assertTrue(text.contains("""
                    Error
                        Error: NBD_EIO (5)
                        Message Length: 10
                        Error Message: bad\\u000asector
                        Chunk Offset: 512
                """), text);
    }

    @Test
    void requestKnowsItsReply() throws IOException {
        Conversation conversation = ready(HeaderMode.SIMPLE).read(0, new byte[10]);
        try (LoadedCapture capture = LoadedCapture.of(conversation)) {
            int reply = capture.messages() - 1;
            assertEquals("""
                    Request: NBD_CMD_READ
                        Magic: NBD_REQUEST_MAGIC (0x25609513)
                        Command Flags: 0x0000
                            .... .... .... ...0 = Forced Unit Access: Not set
                            .... .... .... ..0. = No Hole: Not set
                            .... .... .... .0.. = Don't Fragment: Not set
                            .... .... .... 0... = Request One: Not set
                            .... .... ...0 .... = Fast Zero: Not set
                            .... .... ..0. .... = Payload Len: Not set
                        Type: NBD_CMD_READ (0)
                        Cookie: 0x0000000000000001
                        Offset: 0
                        Length: 10
                        [Response In: %d]
                        [Transaction: 0]
                        [Latency: 0.000100000 seconds]
                    """.formatted(capture.model.messages().frame(reply)), capture.text(reply - 1));
            assertTrue(capture.text(reply).contains("    Data: 00000000000000000000 (10 bytes)\n"), capture.text(reply));
        }
    }

    @Test
    void unansweredRequestSaysSo() throws IOException {
        Conversation conversation = ready(HeaderMode.STRUCTURED);
        conversation.request(0x40, Wire.CMD_TRIM, 0, 4096);
        String text = last(conversation);
        assertTrue(text.contains("[Unanswered: True]"), text);
        assertTrue(text.contains(".... .... .1.. .... = Unknown Flags: 0x0040"), text);
        assertFalse(text.contains("Response In"), text);
    }

    @Test
    void optionsListTheirQueries() throws IOException {
        Conversation conversation = new Conversation(HeaderMode.STRUCTURED).greet(3, 3)
                .client(encoder -> encoder.optionMetaContext(Wire.OPT_LIST_META_CONTEXT, "d", "base:", "qemu:"));
        assertTrue(last(conversation).contains("""
                    Export Name Length: 1
                    Export Name: d
                    Number of Queries: 2
                    Metadata Query: base:
                        Query Length: 5
                        Query: base:
                    Metadata Query: qemu:
                """), () -> text(conversation));
    }

    private static String text(Conversation conversation) {
        try {
            return last(conversation);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void lengthsThatDoNotFitAreShownAsSuch() throws IOException {
        Conversation name = new Conversation(HeaderMode.STRUCTURED).greet(3, 3)
                .client(encoder -> encoder.with(Field.NAME_LENGTH, 500).optionInfo(Wire.OPT_GO, "disk"));
        assertTrue(last(name).contains("    Export Name: reaches beyond the message\n"), () -> text(name));
        Conversation chunk = ready(HeaderMode.STRUCTURED);
        long cookie = chunk.request(0, Wire.CMD_READ, 0, 4096);
        chunk.server(encoder -> encoder.chunk(1, Wire.REPLY_TYPE_ERROR, cookie, 0, new byte[] {0, 0, 0, 5, 0, 9, 'a'}));
        assertTrue(last(chunk).contains("        Error Message: reaches beyond the message\n"), () -> text(chunk));
    }

    @Test
    void bytesThatShouldNotBeThereAreMarked() throws IOException {
        Conversation conversation = ready(HeaderMode.STRUCTURED);
        long cookie = conversation.request(0, Wire.CMD_TRIM, 0, 4096);
        conversation.server(encoder -> encoder.chunk(1, Wire.REPLY_TYPE_NONE, cookie, 0, new byte[] {1, 2, 3}));
        assertTrue(last(conversation).contains("    Unexpected Data: 3 bytes\n        Data: 010203 (3 bytes)\n"), () -> text(conversation));
    }

    @Test
    void theBeginningOfAMessageIsDecodedAsFarAsItGoes() throws IOException {
        Conversation conversation = ready(HeaderMode.SIMPLE);
        conversation.client(encoder -> encoder.with(Field.LENGTH, 1000).requestWithPayload(0, Wire.CMD_WRITE, 9, 0, new byte[4]));
        try (LoadedCapture capture = LoadedCapture.of(conversation)) {
            int row = capture.messages() - 1;
            assertEquals(MessageKind.UNDECODED, capture.model.messages().kind(row));
            String text = capture.text(row);
            assertTrue(text.startsWith("Undecoded: 32 bytes that begin a message without its end: Request\n"), text);
            assertTrue(text.contains("    Type: NBD_CMD_WRITE (1)\n"), text);
            assertTrue(text.contains("    Data: 00000000 (4 bytes)\n"), text);
        }
    }

    @Test
    void manyExtentsComeInGroups() throws IOException {
        long[] extents = new long[2 * 2500];
        for (int i = 0; i < extents.length; i += 2) {
            extents[i] = 512;
            extents[i + 1] = i / 2 % 2;
        }
        try (LoadedCapture capture = LoadedCapture.of(ready(HeaderMode.STRUCTURED).blockStatus(0, 6L << 28, 1, extents))) {
            int row = capture.messages() - 1;
            DetailNode root = capture.tree(row);
            TreeInvariant.check(root, capture.loader.load(row), "extents");
            DetailNode payload = root.children().stream().filter(node -> node.label().equals("Block Status")).findFirst().orElseThrow();
            assertEquals(1 + 1000 + 2, payload.children().size());
            DetailNode lastGroup = payload.children().get(1002);
            assertEquals("Extents 2000 to 2499", lastGroup.text());
            assertEquals(500 * 8, lastGroup.length());
            assertEquals("Extent 2499: offset 1279488, 512 bytes, hole", lastGroup.children().get(499).text());
        }
    }

    /** Whatever the bytes and whatever of them is missing: a sound tree, and no exception. */
    @Test
    void anyBytesMakeASoundTree() throws IOException {
        Conversation conversation = new Conversation(HeaderMode.EXTENDED).handshake(Export.of(6L << 30).withContexts("base:allocation"));
        conversation.blockStatus(0, 1 << 20, 1, 65536, 3, 65536, 0).read(0, new byte[50]);
        conversation.client(encoder -> encoder.blockStatusRequest(0, 77, 0, 4096, 1, 2));
        conversation.server(encoder -> encoder.errorOffsetChunk(1, 77, 0, Wire.EIO, "text", 512));
        try (LoadedCapture capture = LoadedCapture.of(conversation)) {
            for (int row = 0; row < capture.messages(); row++) {
                byte[] original = capture.loader.load(row).copy(0, (int) capture.model.messages().bytes(row));
                for (long seed = 0; seed < 150; seed++) {
                    MessageBytes bytes = mutated(original, new Random(seed));
                    String where = "message " + row + " seed " + seed;
                    TreeInvariant.check(MessageDetail.of(capture.model, row, bytes), bytes, where);
                }
            }
        }
    }

    private static MessageBytes mutated(byte[] original, Random random) {
        byte[] message = Arrays.copyOf(original, 1 + random.nextInt(original.length + 20));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            message[random.nextInt(message.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
        }
        MessageBytes bytes = new MessageBytes(message.length, random.nextInt(5) == 0 ? random.nextInt(message.length) : message.length);
        for (int at = 0; at < message.length; ) {
            int length = Math.min(message.length - at, 1 + random.nextInt(20));
            byte[] part = Arrays.copyOfRange(message, at, at + length);
            if (random.nextInt(4) != 0) {
                bytes.add(1, at, length, ByteBuffer.wrap(part), 0, random.nextInt(4) == 0 ? random.nextInt(length) : length);
            }
            at += length;
        }
        return bytes;
    }
}
