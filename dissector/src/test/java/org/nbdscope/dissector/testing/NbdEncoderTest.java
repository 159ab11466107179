package org.nbdscope.dissector.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.NbdEncoder.Field;

class NbdEncoderTest {

    @Test
    void handshakeMessagesHaveTheLayoutOfTheSpecification() {
        assertHex("4e42444d41474943 49484156454f5054 0003", HeaderMode.SIMPLE, e -> e.newstyleGreeting(3));
        assertHex("4e42444d41474943 0000420281861253 0000000000100000 00000005" + "00".repeat(124), HeaderMode.SIMPLE,
            e -> e.oldstyleGreeting(1 << 20, 5));
        assertHex("00000003", HeaderMode.SIMPLE, e -> e.clientFlags(3));
        assertHex("49484156454f5054 00000001 00000001 61", HeaderMode.SIMPLE, e -> e.optionExportName("a"));
        assertHex("49484156454f5054 00000007 0000000b 00000001 61 0002 0000 0003", HeaderMode.SIMPLE,
            e -> e.optionInfo(Wire.OPT_GO, "a", 0, 3));
        assertHex("49484156454f5054 0000000a 0000000f 00000001 61 00000001 00000002 623a", HeaderMode.SIMPLE,
            e -> e.optionMetaContext(Wire.OPT_SET_META_CONTEXT, "a", "b:"));
        assertHex("0003e889045565a9 00000003 00000002 00000006 00000001 61 64", HeaderMode.SIMPLE, e -> e.optionServer("a", "d"));
        assertHex("0003e889045565a9 00000007 00000003 0000000c 0000 0000000180000000 0001", HeaderMode.SIMPLE,
            e -> e.informationExport(Wire.OPT_GO, 6L << 30, 1));
        assertHex("0003e889045565a9 00000007 00000003 0000000e 0003 00000001 00001000 ffffffff", HeaderMode.SIMPLE,
            e -> e.informationBlockSize(Wire.OPT_GO, 1, 4096, 0xffff_ffffL));
        assertHex("0003e889045565a9 0000000a 00000004 00000006 00000009 623a", HeaderMode.SIMPLE,
            e -> e.optionContext(Wire.OPT_SET_META_CONTEXT, 9, "b:"));
        assertHex("0003e889045565a9 0000000b 80000001 00000002 6e6f", HeaderMode.SIMPLE,
            e -> e.optionError(Wire.OPT_EXTENDED_HEADERS, Wire.REP_ERR_UNSUP, "no"));
        assertHex("0000000000100000 0001", HeaderMode.SIMPLE, e -> e.exportInformation(1 << 20, 1, false));
    }

    @Test
    void requestsHaveTheHeaderOfTheMode() {
        assertHex("25609513 0004 0000 0000000000000007 0000000000001000 00000200", HeaderMode.STRUCTURED,
            e -> e.request(Wire.CMD_FLAG_DF, Wire.CMD_READ, 7, 4096, 512));
        assertHex("21e41c71 0020 0001 0000000000000007 0000000000001000 0000000000000002 6162", HeaderMode.EXTENDED,
            e -> e.requestWithPayload(Wire.CMD_FLAG_PAYLOAD_LEN, Wire.CMD_WRITE, 7, 4096, (byte) 'a', (byte) 'b'));
        assertHex("21e41c71 0020 0007 0000000000000007 0000000000001000 0000000000000010 0000000180000000 00000001 00000002",
            HeaderMode.EXTENDED, e -> e.blockStatusRequest(0, 7, 4096, 6L << 30, 1, 2));
    }

    @Test
    void repliesHaveTheHeaderOfTheMode() {
        assertHex("67446698 00000005 0000000000000007", HeaderMode.SIMPLE, e -> e.simpleReply(Wire.EIO, 7));
        assertHex("668e33ef 0001 0001 0000000000000007 00000009 0000000000001000 61", HeaderMode.STRUCTURED,
            e -> e.dataChunk(1, 7, 4096, 4096, (byte) 'a'));
        assertHex("668e33ef 0000 0002 0000000000000007 0000000c 0000000000001000 00000200", HeaderMode.STRUCTURED,
            e -> e.holeChunk(0, 7, 4096, 4096, 512));
        assertHex("668e33ef 0001 0005 0000000000000007 0000000c 00000001 00000200 00000003", HeaderMode.STRUCTURED,
            e -> e.blockStatusChunk(1, 7, 4096, 1, 512, 3));
        assertHex("6e8a278c 0001 0006 0000000000000007 0000000000001000 0000000000000018 00000001 00000001"
                + "0000000180000000 0000000000000003",
            HeaderMode.EXTENDED, e -> e.blockStatusChunk(1, 7, 4096, 1, 6L << 30, 3));
        assertHex("6e8a278c 0001 0000 0000000000000007 0000000000001000 0000000000000000", HeaderMode.EXTENDED, e -> e.noneChunk(7, 4096));
        assertHex("668e33ef 0001 8001 0000000000000007 00000008 00000005 0002 6e6f", HeaderMode.STRUCTURED,
            e -> e.errorChunk(1, 7, 4096, Wire.EIO, "no"));
        assertHex("668e33ef 0001 8002 0000000000000007 0000000e 00000005 0000 0000000000001200", HeaderMode.STRUCTURED,
            e -> e.errorOffsetChunk(1, 7, 4096, Wire.EIO, "", 4608));
    }

    @Test
    void oneFieldOfTheNextMessageCanBeReplaced() {
        assertHex("67446698 00000005 0000000000000063 67446698 00000005 0000000000000007", HeaderMode.SIMPLE,
            e -> e.with(Field.COOKIE, 99).simpleReply(Wire.EIO, 7).simpleReply(Wire.EIO, 7));
        assertHex("668e33ef 0001 0005 0000000000000007 000000ff 00000001 00000200 00000003", HeaderMode.STRUCTURED,
            e -> e.with(Field.LENGTH, 255).blockStatusChunk(1, 7, 4096, 1, 512, 3));
    }

    @Test
    void replacingAFieldThatTheMessageDoesNotHaveIsAMistake() {
        NbdEncoder encoder = new NbdEncoder(HeaderMode.SIMPLE).with(Field.OPTION, 3);
        assertThrows(IllegalStateException.class, () -> encoder.simpleReply(0, 1));
    }

    private static void assertHex(String expected, HeaderMode mode, Consumer<NbdEncoder> script) {
        NbdEncoder encoder = new NbdEncoder(mode);
        script.accept(encoder);
        assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(encoder.toByteArray()));
    }
}
