package org.nbdscope.dissector.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;

class AnnotatedDumpTest {

    private static Conversation conversation() {
        byte[] data = "sixteen and more".repeat(6).getBytes(StandardCharsets.US_ASCII);
        return new Conversation(HeaderMode.SIMPLE).handshake(Export.of(1 << 30)).read(0, data);
    }

    @Test
    void everyFieldStandsBesideItsBytes() throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(conversation())) {
            int row = capture.messages() - 1;
            MessageBytes bytes = capture.loader.load(row);
            String text = AnnotatedDump.annotated(MessageDetail.of(capture.model, row, bytes), bytes);
            String margin = " ".repeat(59);
            assertTrue(text.startsWith(margin + "Simple Reply: simple reply\n"
                    + "00000000  67 44 66 98                                        Magic: NBD_SIMPLE_REPLY_MAGIC (0x67446698)\n"
                    + "00000004  00 00 00 00                                        Error: Success (0)\n"
                    + "00000008  00 00 00 00 00 00 00 01                            Cookie: 0x0000000000000001\n"
                    + "00000010  73 69 78 74 65 65 6e 20  61 6e 64 20 6d 6f 72 65   "
                    + "Data: 7369787465656e20616e64206d6f72657369787465656e20… (96 bytes)\n"
                    + "00000020  73 69 78 74 65 65 6e 20  61 6e 64 20 6d 6f 72 65 sixteen and more\n"
                    + "00000030  73 69 78 74 "), text);
            assertTrue(text.contains(margin + "  [Request In: "), text);
        }
    }

    @Test
    void bytesAlone() throws IOException {
        try (LoadedCapture capture = LoadedCapture.of(conversation().toPcap(1000, 66 + 90))) {
            int row = capture.messages() - 1;
            String[] lines = AnnotatedDump.hex(capture.loader.load(row, 100)).split("\n");
            assertEquals("00000000  67 44 66 98 00 00 00 00  00 00 00 00 00 00 00 01 gDf.............", lines[0]);
            assertEquals("00000050  73 69 78 74 65 65 6e 20  61 6e .. .. .. .. .. .. sixteen an......", lines[5]);
            assertEquals("00000060  .. .. .. ..                                      ....", lines[6]);
            assertEquals("further 12 bytes not shown", lines[7]);
        }
    }
}
