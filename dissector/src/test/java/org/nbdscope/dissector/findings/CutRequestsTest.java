package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.Wire;

/** A client that sends only the first bytes of a header: the bytes are out of step, and nothing else is wrong. */
class CutRequestsTest {

    private static Conversation session(HeaderMode mode) {
        return new Conversation(mode).handshake(Valid.export(mode).withBlockSizes(512, 4096, 1 << 25)).read(0, TruthCases.ones(512));
    }

    private static byte[] request(HeaderMode mode, int command, long cookie, long offset, long length) {
        return new NbdEncoder(mode).request(0, command, cookie, offset, length).toByteArray();
    }

    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void theHeaderOfARequestIsCutShort(HeaderMode mode) {
        int header = mode == HeaderMode.EXTENDED ? 32 : 28;
        for (int command : new int[] {Wire.CMD_READ, Wire.CMD_WRITE, Wire.CMD_TRIM, Wire.CMD_CACHE}) {
            for (int kept = 1; kept < header - 3; kept++) {
                byte[] begin = Arrays.copyOf(request(mode, command, 2, 1 << 20, 4096), kept);
                Conversation conversation = session(mode);
                conversation.client(c -> c.raw(begin).raw(request(mode, Wire.CMD_TRIM, 3, 4096, 512)).raw(request(mode, Wire.CMD_CACHE, 4,
                    8192, 512)));
                conversation.success(3, 4096).success(4, 8192).disconnect();
                Judged judged = Judged.of(Judged.capture(conversation, Ending.CLIENT, 0));
                assertEquals(Set.of("DESYNC"), judged.codes(Severity.WARNING), command + " cut to " + kept + "\n" + judged);
                assertEquals(Fault.CLIENT, judged.of("DESYNC").fault());
                assertEquals(kept, judged.of("DESYNC").length());
            }
        }
    }

    /** A cookie may be any number, also that of the magic. */
    @ParameterizedTest
    @EnumSource(HeaderMode.class)
    void cookiesThatLookLikeMagics(HeaderMode mode) {
        long magic = mode == HeaderMode.EXTENDED ? Wire.EXTENDED_REQUEST_MAGIC : Wire.REQUEST_MAGIC;
        Conversation conversation = session(mode);
        for (long cookie : new long[] {magic, magic << 32, magic << 32 | magic, -1, Long.MIN_VALUE}) {
            conversation.client(c -> c.request(0, Wire.CMD_TRIM, cookie, 4096, 512)).success(cookie, 4096);
        }
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Ending.CLIENT, 0));
        assertEquals(Set.of(), judged.codes(Severity.WARNING), judged::toString);
    }
}
