package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.Conversation.Export;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.Wire;

/** A part of the handshake is not in the capture; what is in it settles the matter nevertheless. */
class CutHandshakeTest {

    /** A list of exports, which the snap length cuts, before all else. */
    private static Conversation listed(HeaderMode mode) {
        return Valid.greeted(mode).client(c -> c.option(Wire.OPT_LIST))
            .server(s -> s.optionServer("x".repeat(200), "").optionAck(Wire.OPT_LIST));
    }

    private static Set<String> codes(Conversation conversation) {
        byte[] capture = Judged.capture(conversation, Ending.CLIENT, 0);
        Set<String> codes = Judged.of(Judged.cut(capture, 160)).codes(Severity.WARNING);
        // Behind the three packets of the beginning: greeting, flags, option, and then the list.
        assertEquals(codes, Judged.without(capture, 7).codes(Severity.WARNING));
        return codes;
    }

    private static Conversation extended() {
        return listed(HeaderMode.EXTENDED).acknowledged(Wire.OPT_EXTENDED_HEADERS).go(Valid.export(HeaderMode.EXTENDED));
    }

    private static byte[] in(HeaderMode mode, Consumer<NbdEncoder> said) {
        NbdEncoder encoder = new NbdEncoder(mode);
        said.accept(encoder);
        return encoder.toByteArray();
    }

    @Test
    void headersOfAFormThatWasNotGranted() {
        assertEquals(Set.of(), codes(extended().flush().disconnect()));
        assertEquals(Set.of("HEADER_MODE"), codes(extended().client(c -> c.request(0, Wire.CMD_FLUSH, 1, 0, 0))
            .server(s -> s.simpleReply(0, 1)).disconnect()));
        assertEquals(Set.of("HEADER_MODE"), codes(extended().client(c -> c.request(0, Wire.CMD_FLUSH, 1, 0, 0))
            .server(s -> s.raw(in(HeaderMode.STRUCTURED, e -> e.noneChunk(1, 0)))).disconnect()));
        assertEquals(Set.of("HEADER_MODE"), codes(extended().client(c -> c.raw(in(HeaderMode.STRUCTURED,
            e -> e.request(0, Wire.CMD_FLUSH, 1, 0, 0)))).server(s -> s.noneChunk(1, 0)).disconnect()));
    }

    /** The refusal of extended headers is lost, and the option that the next reply grants: what it grants, it says. */
    @Test
    void aReplyToAnOptionThatIsMissing() {
        Conversation conversation = Valid.greeted(HeaderMode.STRUCTURED).client(c -> c.option(Wire.OPT_EXTENDED_HEADERS))
            .server(s -> s.optionError(Wire.OPT_EXTENDED_HEADERS, Wire.REP_ERR_UNSUP, ""))
            .acknowledged(Wire.OPT_STRUCTURED_REPLY).go(Valid.export(HeaderMode.STRUCTURED)).read(0, TruthCases.ones(512)).disconnect();
        byte[] capture = Judged.capture(conversation, Ending.CLIENT, 0);
        Judged judged = Judged.of(Judged.without(capture, packet -> packet == 7 || packet == 8));
        assertEquals(Set.of(), judged.codes(Severity.WARNING), judged::toString);
    }

    @Test
    void aSimpleReplyToARead() {
        Conversation conversation = listed(HeaderMode.STRUCTURED).acknowledged(Wire.OPT_STRUCTURED_REPLY)
            .go(Valid.export(HeaderMode.STRUCTURED));
        conversation.request(0, Wire.CMD_READ, 0, 512);
        assertEquals(Set.of("SIMPLE_REPLY_TO_READ"), codes(conversation.server(s -> s.simpleReply(Wire.EINVAL, 1)).disconnect()));
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void flagsThatContradictEachOther(HeaderMode mode) {
        for (int flags : new int[] {0, Wire.FLAG_SEND_FLUSH, Wire.FLAG_HAS_FLAGS | Wire.FLAG_SEND_FAST_ZERO}) {
            assertEquals(Set.of("FLAGS_WITHOUT_BASIS"), codes(listed(mode).go(Export.of(1 << 20).withFlags(flags)).disconnect()));
        }
    }

    /** What was granted may be in what is missing. */
    @ParameterizedTest
    @EnumSource(value = HeaderMode.class, mode = Mode.EXCLUDE, names = "EXTENDED")
    void flagsThatNeedWhatIsNotKnown(HeaderMode mode) {
        Conversation conversation = listed(mode);
        if (mode == HeaderMode.STRUCTURED) {
            conversation.acknowledged(Wire.OPT_STRUCTURED_REPLY);
        }
        int flags = Wire.FLAG_HAS_FLAGS | (mode == HeaderMode.SIMPLE ? Wire.FLAG_SEND_DF : Wire.FLAG_BLOCK_STATUS_PAYLOAD);
        assertEquals(Set.of(), codes(conversation.go(Export.of(1 << 20).withFlags(flags)).disconnect()));
    }
}
