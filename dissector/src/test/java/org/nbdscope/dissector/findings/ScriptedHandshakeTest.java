package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.PacketVariant;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.Wire;

/** Handshakes in which one thing after the other is wrong: each has one row, with its severity, its party and its count, and nothing else. */
class ScriptedHandshakeTest {

    private static final int GO = Wire.OPT_GO;
    private static final int INFO = 6;
    private static final int ABORT = 2;
    private static final int UNSUPPORTED = 0x8000_0001;
    private static final int POLICY = 0x8000_0002;
    private static final int INVALID = 0x8000_0003;
    private static final int TLS_REQUIRED = 0x8000_0005;
    private static final int UNKNOWN = 0x8000_0006;
    private static final int FLAGS = Wire.FLAG_HAS_FLAGS | Wire.FLAG_SEND_FLUSH;

    private static Conversation refused(Conversation conversation, int option, int error, byte... data) {
        return conversation.client(c -> c.option(option, data)).server(s -> s.optionError(option, error, ""));
    }

    private static Conversation go(Conversation conversation, String name, int error, int... asked) {
        return conversation.client(c -> c.optionInfo(GO, name, asked)).server(s -> s.optionError(GO, error, ""));
    }

    private static Conversation told(Conversation conversation, int option, long size, int flags, long minimum, long preferred) {
        return conversation.client(c -> c.optionInfo(option, "", 3)).server(s -> s.informationExport(option, size, flags)
            .informationBlockSize(option, minimum, preferred, 1 << 25).optionAck(option));
    }

    private static List<String> rows(byte[] capture) {
        return Judged.of(capture).findings().stream().map(finding -> finding.severity(Profile.of(finding.session())) + " "
            + finding.rule().code() + " of " + finding.fault() + " x" + finding.count()).sorted().toList();
    }

    private static void judge(Conversation conversation, String... expected) {
        byte[] capture = Judged.capture(conversation, Judged.Ending.CLIENT, 0);
        String rows = new TreeSet<>(List.of(expected)).stream().collect(Collectors.joining("\n"));
        assertEquals(rows, String.join("\n", rows(capture)));
        for (PacketVariant variant : PacketVariant.values()) {
            assertEquals(rows, String.join("\n", rows(variant.of(capture))), variant::name);
        }
    }

    /** Nothing is agreed on; the client tries much. */
    @Test
    void aClientThatKnowsNoRules() {
        Conversation all = Valid.greeted(HeaderMode.SIMPLE);
        for (int i = 0; i < 2; i++) {
            refused(all, Wire.OPT_LIST, INVALID, (byte) 1);
            refused(all, Wire.OPT_STRUCTURED_REPLY, INVALID, (byte) 1);
            go(all, "x".repeat(4097), INVALID);
            go(all, "x".repeat(300), UNKNOWN);
            go(all, "", INVALID, 3, 1, 3);
            refused(all, GO, INVALID, (byte) 0, (byte) 0);
            all.client(c -> c.with(Field.NAME_LENGTH, 0xffff_ffffL).optionInfo(INFO, "x"))
                .server(s -> s.optionError(INFO, INVALID, ""));
            all.client(c -> c.optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "base:allocation"))
                .server(s -> s.optionError(Wire.OPT_SET_META_CONTEXT, INVALID, ""));
            all.client(c -> c.optionMetaContext(9, "", "base:")).server(s -> s.optionError(9, INVALID, ""));
        }
        judge(all.acknowledged(ABORT), "ERROR OPT_DATA_FORBIDDEN of CLIENT x4", "ERROR NAME_LENGTH of CLIENT x6",
            "WARNING NAME_LENGTH of CLIENT x2", "ERROR DUP_INFO_REQUEST of CLIENT x2", "ERROR META_BEFORE_SR of CLIENT x2",
            "WARNING META_BEFORE_SR of CLIENT x2");
    }

    /** A server that says what it should not, and answers what it was not asked. */
    @Test
    void aServerThatKnowsNoRules() {
        Conversation all = new Conversation(HeaderMode.STRUCTURED).greet(0x13, 3);
        all.client(c -> c.option(Wire.OPT_LIST)).server(s -> s.optionServer("x".repeat(4097), "").optionServer("y".repeat(257), "")
            .with(Field.NAME_LENGTH, 4).optionServer("z", "").optionReply(Wire.OPT_LIST, 1, (byte) 0));
        all.client(c -> c.optionInfo(INFO, "")).server(s -> s.optionReply(INFO, 3, (byte) 0).optionAck(INFO));
        told(all, INFO, 1L << 63, FLAGS, 1, 4096);
        told(all, INFO, 1000, FLAGS, 512, 4096);
        told(all, INFO, 1 << 20, FLAGS, 3, 4096);
        told(all, INFO, 1 << 20, FLAGS, 1 << 17, 1 << 17);
        told(all, INFO, 1 << 20, 0, 1, 4096);
        told(all, INFO, 1 << 20, Wire.FLAG_HAS_FLAGS | Wire.FLAG_SEND_DF, 1, 4096);
        go(all, "", Wire.REP_ERR_BLOCK_SIZE_REQD, 3);
        all.client(c -> c.option(Wire.OPT_STRUCTURED_REPLY)).server(s -> s.optionAck(0x0800_0000));
        all.acknowledged(Wire.OPT_STRUCTURED_REPLY);
        all.client(c -> c.optionMetaContext(Wire.OPT_SET_META_CONTEXT, "", "a:x", "a:y"))
            .server(s -> s.optionContext(Wire.OPT_SET_META_CONTEXT, 7, "a:x").optionContext(Wire.OPT_SET_META_CONTEXT, 7, "a:y")
                .optionAck(Wire.OPT_SET_META_CONTEXT));
        judge(refused(all, ABORT, TLS_REQUIRED), "ERROR UNKNOWN_HS_FLAG of SERVER x1", "ERROR NAME_LENGTH of SERVER x2",
            "WARNING NAME_LENGTH of SERVER x1", "ERROR OPT_REPLY_LENGTH of SERVER x2", "ERROR GO_NO_INFO_EXPORT of SERVER x1",
            "WARNING SIZE_SIGN_BIT of SERVER x1", "WARNING SIZE_NOT_MULTIPLE_OF_MIN of SERVER x2",
            "ERROR BLOCKSIZE_INVALID of SERVER x2", "ERROR FLAGS_WITHOUT_BASIS of SERVER x2", "ERROR BLOCKSIZE_REQD_WRONG of SERVER x1",
            "ERROR OPT_REPLY_MISMATCH of SERVER x1", "ERROR META_DUP_ID of SERVER x1", "ERROR TLS_REQD_MISUSED of SERVER x1");
    }

    /** TLS is wanted too late, and refused; the server demands it all the same. */
    @Test
    void tlsInTheWrongOrder() {
        Conversation all = Valid.greeted(HeaderMode.STRUCTURED).acknowledged(Wire.OPT_STRUCTURED_REPLY);
        refused(all, Wire.OPT_STARTTLS, POLICY);
        judge(refused(all, Wire.OPT_LIST, TLS_REQUIRED).acknowledged(ABORT), "WARNING STATE_BEFORE_STARTTLS of CLIENT x1",
            "WARNING TLS_DOWNGRADE of CLIENT x1", "ERROR TLS_REQD_MISUSED of SERVER x1");
    }

    /** Both go on in clear text behind the agreement on TLS, up to the end of the transmission. */
    @Test
    void clearTextBehindTls() {
        Conversation all = Valid.greeted(HeaderMode.SIMPLE).acknowledged(Wire.OPT_STARTTLS);
        judge(all.go(Valid.export(HeaderMode.SIMPLE)).read(0, TruthCases.ones(512)).disconnect(), "ERROR NOT_TLS_AFTER_ACK of CLIENT x3",
            "ERROR NOT_TLS_AFTER_ACK of SERVER x4");
    }

    /** What extended headers forbid. */
    @Test
    void extendedHeadersAndWhatIsOld() {
        Conversation all = Valid.greeted(HeaderMode.EXTENDED).acknowledged(Wire.OPT_EXTENDED_HEADERS)
            .acknowledged(Wire.OPT_STRUCTURED_REPLY);
        go(all, "", UNSUPPORTED);
        Export export = Valid.export(HeaderMode.EXTENDED);
        judge(all.setMetaContext(export).setMetaContext(export).exportName(export, false).disconnect(),
            "WARNING SR_AFTER_EXT_ACKED of SERVER x1", "ERROR GO_UNSUP_AFTER_EXT of SERVER x1", "WARNING META_REPLACED of CLIENT x1",
            "ERROR EXPORT_NAME_AFTER_EXT of CLIENT x1");
    }

    /** Wrong flags of the client are two faults: of the client, and of the server that takes them. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void wrongFlagsThatAreTaken(HeaderMode mode) {
        Conversation all = new Conversation(mode).greet(3, 0x13);
        if (mode != HeaderMode.SIMPLE) {
            all.acknowledged(mode == HeaderMode.STRUCTURED ? Wire.OPT_STRUCTURED_REPLY : Wire.OPT_EXTENDED_HEADERS);
        }
        judge(all.go(Valid.export(mode)).disconnect(), "ERROR CLIENT_FLAG_NOT_OFFERED of CLIENT x1",
            "ERROR CLIENT_FLAG_NOT_OFFERED of SERVER x1");
    }

    /** An option sent too early is the client's fault; where the server's reply could not be read it is not. */
    @Test
    void optionsOutOfTurn() {
        Conversation early = Valid.greeted(HeaderMode.STRUCTURED).client(c -> c.option(Wire.OPT_STRUCTURED_REPLY))
            .client(c -> c.option(Wire.OPT_LIST)).client(c -> c.option(ABORT))
            .server(s -> s.optionAck(Wire.OPT_STRUCTURED_REPLY).optionAck(Wire.OPT_LIST).optionAck(ABORT));
        judge(early, "ERROR OPTION_BEFORE_FINAL_REPLY of CLIENT x2");
        Conversation unreadable = Valid.greeted(HeaderMode.STRUCTURED).client(c -> c.option(Wire.OPT_STRUCTURED_REPLY))
            .server(s -> s.with(Field.MAGIC, 1).optionAck(Wire.OPT_STRUCTURED_REPLY)).acknowledged(ABORT);
        judge(unreadable, "ERROR DESYNC of SERVER x1");
    }

    /** The server hangs up; only on an option that it should have refused that is its fault. */
    @Test
    void hangingUp() {
        Conversation unknown = Valid.greeted(HeaderMode.STRUCTURED).client(c -> c.option(77, (byte) 1));
        assertEquals(List.of("ERROR OPT_UNKNOWN_DISCONNECT of SERVER x1"), rows(Judged.capture(unknown, Judged.Ending.SERVER, 0)));
        assertEquals(List.of("ERROR OPT_UNKNOWN_DISCONNECT of SERVER x1"),
            rows(Judged.capture(unknown, (flow, time) -> flow.reset(Side.SERVER, time))));
        Conversation name = Valid.greeted(HeaderMode.SIMPLE).client(c -> c.optionExportName("nowhere"));
        assertEquals(List.of(), rows(Judged.capture(name, Judged.Ending.SERVER, 0)));
        Conversation wrong = Valid.greeted(HeaderMode.SIMPLE).client(c -> c.option(Wire.OPT_LIST, (byte) 1));
        assertEquals(List.of("ERROR OPT_DATA_FORBIDDEN of CLIENT x1"), rows(Judged.capture(wrong, Judged.Ending.SERVER, 0)));
    }
}
