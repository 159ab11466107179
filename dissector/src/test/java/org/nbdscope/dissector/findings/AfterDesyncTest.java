package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder.Field;
import org.nbdscope.dissector.testing.Wire;

/** Bytes that cannot be read make uncertain what was in flight then; what comes later is judged as ever. */
class AfterDesyncTest {

    private static final byte[] DATA = TruthCases.ones(512);
    private static final List<String> LATER = List.of("COOKIE_IN_FLIGHT_REUSED", "DISC_WITH_IN_FLIGHT", "DUPLICATE_REPLY", "OUT_OF_BOUNDS",
        "UNANSWERED");

    /** Further faults, in a session that is in step again. */
    private static Conversation later(Conversation conversation) {
        conversation.read(0, DATA).read(4096, DATA);
        conversation.client(c -> c.request(0, Wire.CMD_TRIM, 900, 0, 512)).client(c -> c.request(0, Wire.CMD_TRIM, 900, 1024, 512));
        conversation.success(900, 0).success(900, 1024);
        conversation.failure(conversation.request(0, Wire.CMD_READ, Valid.SIZE, 512), Valid.SIZE, Wire.EINVAL, "");
        long cached = conversation.request(0, Wire.CMD_CACHE, 0, 512);
        conversation.success(cached, 0).success(cached, 0);
        conversation.request(0, Wire.CMD_READ, 8192, 512);
        return conversation.disconnect();
    }

    private static void judge(Conversation conversation, String... first) {
        Judged judged = Judged.of(Judged.capture(later(conversation), Judged.Ending.CLIENT, 0));
        Set<String> expected = new TreeSet<>(LATER);
        expected.addAll(List.of(first));
        assertEquals(expected, judged.codes(Severity.WARNING), judged::toString);
        assertEquals(1, judged.of("UNANSWERED").count(), judged::toString);
        assertEquals(1, judged.of("DUPLICATE_REPLY").count(), judged::toString);
        assertEquals(1, judged.of("COOKIE_IN_FLIGHT_REUSED").count(), judged::toString);
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void aReplyWithAnUnknownMagic(HeaderMode mode) {
        Conversation conversation = Valid.session(mode).read(0, DATA);
        long trim = conversation.request(0, Wire.CMD_TRIM, 0, 512);
        judge(conversation.server(s -> {
            s.with(Field.MAGIC, 0x1234_5678);
            if (mode == HeaderMode.EXTENDED) {
                s.noneChunk(trim, 0);
            } else {
                s.simpleReply(0, trim);
            }
        }), "DESYNC");
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void aRequestWithAnUnknownMagic(HeaderMode mode) {
        judge(Valid.session(mode).read(0, DATA).client(c -> c.with(Field.MAGIC, 0x1395_6025).request(0, Wire.CMD_READ, 77, 0, 512)),
            "DESYNC");
    }

    /** In simple mode nobody can tell how much data belongs to a reply with an unknown cookie. */
    @Test
    void aReplyWithAnUnknownCookie() {
        Conversation conversation = Valid.simple().read(0, DATA);
        conversation.request(0, Wire.CMD_READ, 0, 512);
        judge(conversation.server(s -> s.simpleReply(0, 4711, DATA)), "COOKIE_UNKNOWN");
    }

    /** The server may well understand what the decoder does not: then its reply answers that. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void aReplyToWhatCouldNotBeRead(HeaderMode mode) {
        Conversation conversation = Valid.session(mode).read(0, DATA)
            .client(c -> c.with(Field.MAGIC, 0x1395_6025).request(0, Wire.CMD_TRIM, 77, 0, 512)).read(512, DATA).success(77, 0).read(0, DATA);
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Judged.Ending.CLIENT, 0));
        assertEquals(Set.of("DESYNC"), judged.codes(Severity.WARNING), judged::toString);
    }

    /** The last reply cannot be read: the client that leaves then does not know less than the server. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void aDisconnectBehindIt(HeaderMode mode) {
        Conversation conversation = Valid.session(mode).read(0, DATA);
        long read = conversation.request(0, Wire.CMD_CACHE, 0, 512);
        conversation.server(s -> s.with(Field.MAGIC, 1).simpleReply(0, read)).disconnect();
        Judged judged = Judged.of(Judged.capture(conversation, Judged.Ending.CLIENT, 0));
        assertEquals(Set.of("DESYNC"), judged.codes(Severity.ERROR), judged::toString);
        assertNull(judged.of("DISC_WITH_IN_FLIGHT"), judged::toString);
    }

    /** A request that never was, in the bytes of one that was cut short. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void nothingIsLostForGood(HeaderMode mode) {
        for (Consumer<Conversation> junk : List.<Consumer<Conversation>>of(
            c -> c.client(e -> e.raw(new byte[20])), c -> c.server(e -> e.raw(new byte[20])))) {
            Conversation conversation = Valid.session(mode).read(0, DATA);
            junk.accept(conversation);
            judge(conversation, "DESYNC");
        }
    }
}
