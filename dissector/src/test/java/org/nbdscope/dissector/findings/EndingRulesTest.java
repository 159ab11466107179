package org.nbdscope.dissector.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.findings.Judged.Ending;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;
import org.nbdscope.dissector.testing.PcapOutput;
import org.nbdscope.dissector.testing.TcpFlow;
import org.nbdscope.dissector.testing.Wire;

/** What is said of connections when they are over, and afterwards. */
class EndingRulesTest {

    private static final long SECOND = 1_000_000_000L;

    private static Conversation greeted() {
        return Valid.greeted(HeaderMode.STRUCTURED);
    }

    /** The client says nothing for 11 seconds and leaves. */
    @Test
    void aHandshakeStallsToTheEnd() {
        Judged judged = Judged.of(Judged.capture(greeted(), Ending.CLIENT, 11 * SECOND));
        Finding stalled = judged.of("HANDSHAKE_STALLED");
        assertNotNull(stalled, judged::toString);
        assertEquals(Fault.CLIENT, stalled.fault());
        assertNull(Judged.of(Judged.capture(greeted(), Ending.CLIENT, 9 * SECOND)).of("HANDSHAKE_STALLED"));
    }

    /** The client leaves first; that its FIN is not in the capture shows in the server's acknowledgement of it. */
    @Test
    void aServerMayLeaveBehindTheClient() {
        byte[] capture = Judged.capture(greeted().client(c -> c.option(77)), Ending.CLIENT, 0);
        for (int packet = 1; packet <= Judged.packets(capture); packet++) {
            Judged judged = Judged.without(capture, packet);
            assertNull(judged.of("OPT_UNKNOWN_DISCONNECT"), judged::toString);
        }
    }

    /** A reply that comes late, on a new connection of the same client. */
    @Test
    void aReplyIsForAnEarlierConnection() throws IOException {
        Conversation first = Valid.structured();
        first.request(0, Wire.CMD_READ, 0, 512);
        long unanswered = first.request(0, Wire.CMD_READ, 512, 512);
        Conversation second = Valid.structured().flush().server(s -> s.noneChunk(unanswered, 512)).disconnect();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(Channels.newChannel(bytes), PcapOutput.WHOLE_PACKETS)) {
            long time = Conversation.START_NANOS;
            int number = 0;
            for (Conversation conversation : new Conversation[] {first, second}) {
                TcpFlow flow = new TcpFlow(output, number++, TcpFlow.LOOPBACK_SEGMENT);
                time = flow.open(time);
                for (Conversation.Step step : conversation.steps()) {
                    time = flow.send(step.from(), step.bytes(), 0, step.bytes().length, time + Conversation.STEP_NANOS);
                }
                time = flow.close(time) + SECOND;
            }
        }
        Judged judged = Judged.of(bytes.toByteArray());
        Finding unknown = judged.of("COOKIE_UNKNOWN");
        assertNotNull(unknown, judged::toString);
        assertTrue(unknown.text().contains("on session 0, which is over"), unknown::text);
        assertEquals(1, unknown.session().number());
    }

    @Test
    void whatCouldBeSavedIsNamed() {
        Conversation conversation = Valid.structured();
        for (int i = 0; i < 80; i++) {
            conversation.read(i * 512L, new byte[512]);
        }
        Judged judged = Judged.of(Judged.capture(conversation.disconnect(), Ending.CLIENT, 0));
        String merged = judged.of("SMALL_SEQUENTIAL").text();
        assertTrue(merged.startsWith("80 reads or writes of less than 4096 bytes") && merged.endsWith("would be 10."), merged);
        String alone = judged.of("QUEUE_DEPTH_1").text();
        assertTrue(alone.contains("up to 7 ms (98 %) can be saved"), alone);
    }
}
