package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.NbdEncoder;
import org.nbdscope.dissector.testing.Side;
import org.nbdscope.dissector.testing.Wire;

/** What a client knew when it sent something is what it had acknowledged, not what stands before it in a capture taken at the server. */
class ReceivedOrderTest {

    private static final int OPTION_REPLY = 20;
    private static final int SIMPLE_REPLY = 16;

    private static byte[] encoded(Consumer<NbdEncoder> message) {
        NbdEncoder encoder = new NbdEncoder(HeaderMode.STRUCTURED);
        message.accept(encoder);
        return encoder.toByteArray();
    }

    private static Judged afterReply(Conversation conversation, byte[] said, int behind) {
        return Judged.of(Judged.capture(conversation, (flow, time) -> flow.sendUnaware(Side.CLIENT, said, behind, time)));
    }

    @Test
    void anOptionThatCrossesTheReply() {
        Conversation replied = Valid.greeted(HeaderMode.STRUCTURED).acknowledged(Wire.OPT_STRUCTURED_REPLY);
        byte[] list = encoded(c -> c.option(Wire.OPT_LIST));
        assertNull(afterReply(replied, list, 0).of("OPTION_BEFORE_FINAL_REPLY"));
        Finding finding = afterReply(replied, list, OPTION_REPLY).of("OPTION_BEFORE_FINAL_REPLY");
        assertNotNull(finding);
        assertEquals(Fault.CLIENT, finding.fault());
    }

    @Test
    void aDisconnectThatCrossesTheReply() {
        Conversation replied = Valid.structured().flush();
        byte[] disconnect = encoded(c -> c.request(0, Wire.CMD_DISC, 9, 0, 0));
        assertNull(afterReply(replied, disconnect, 0).of("DISC_WITH_IN_FLIGHT"));
        assertNotNull(afterReply(replied, disconnect, SIMPLE_REPLY).of("DISC_WITH_IN_FLIGHT"));
    }

    @Test
    void aRequestThatCrossesTheShutdown() {
        Conversation replied = Valid.structured();
        long read = replied.request(0, Wire.CMD_READ, 0, 512);
        byte[] shutdown = encoded(s -> s.errorChunk(1, read, 0, Wire.ESHUTDOWN, ""));
        replied.server(s -> s.raw(shutdown));
        byte[] next = encoded(c -> c.request(0, Wire.CMD_READ, 9, 0, 512));
        assertNotNull(afterReply(replied, next, 0).of("CONTINUED_AFTER_SHUTDOWN"));
        assertNull(afterReply(replied, next, shutdown.length).of("CONTINUED_AFTER_SHUTDOWN"));
    }
}
