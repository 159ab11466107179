package org.nbdscope.dissector.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.analysis.Analysed;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;

/** The question that started it all, answered for real captures. */
class MapAnswerTest {

    /** The answer without its times. */
    private static List<String> answer(Analysed capture) {
        return MapAnswer.of(capture.summary()).stream().map(line -> line.replaceAll(", [0-9.]+ (ns|µs|ms|s)\\)", ")")).toList();
    }

    private static List<String> sample(String file) throws IOException {
        return answer(Analysed.sample(file));
    }

    @Test
    void sixGibibytesWithExtendedHeaders() throws IOException {
        assertEquals(List.of("Not here: the map took 1 round trip, with extended headers, as few as possible."),
                sample("map-6gib-extended-headers.pcap"));
    }

    @Test
    void sixGibibytesWithoutThem() throws IOException {
        assertEquals(List.of("Yes, here: the map took 2 round trips; no fewer than 1 would have done.",
                "1 follow-up (32-bit limit): the request before was as long as 32 bits allow; the server refused extended headers.",
                "Extended headers could have saved at most 1, a client that asks differently none."),
                sample("map-6gib-structured.pcapng"));
    }

    @Test
    void sixGibibytesTwice() throws IOException {
        assertEquals(List.of("Yes, here: 2 maps took 4 round trips; no fewer than 2 would have done.",
                "2 follow-ups (32-bit limit): the request before was as long as 32 bits allow; the client did not ask for extended headers.",
                "Extended headers could have saved at most 2, a client that asks differently none."),
                sample("map-6gib-request-one.pcap"));
    }

    @Test
    void oneExtentAtATime() throws IOException {
        String reason = "NBD_CMD_FLAG_REQ_ONE asked for one extent at a time; without the flag an answer has as many as fit.";
        assertEquals(List.of("Yes, here: 4 maps took 56 round trips; no fewer than 4 would have done.",
                "52 follow-ups (REQ_ONE): " + reason,
                "Extended headers could have saved none of them, a client that asks differently at most 52."),
                sample("three-contexts-fragmented.pcapng"));
        assertEquals(List.of("Yes, here: 5 maps took 245 round trips; no fewer than 5 would have done.",
                "240 follow-ups (REQ_ONE): " + reason,
                "Extended headers could have saved none of them, a client that asks differently at most 240."),
                sample("qemu-as-client.pcap.gz"));
    }

    @Test
    void aServerThatEndsItsReplies() throws IOException {
        int cap = 1 << 17;
        long size = 140_000L * 4096;
        long[] extents = new long[140_000 * 2];
        for (int i = 0; i < 140_000; i++) {
            extents[2 * i] = 4096;
            extents[2 * i + 1] = (i & 1) * 3;
        }
        Conversation conversation = new Conversation(HeaderMode.EXTENDED)
                .handshake(Conversation.Export.of(size).withContexts("base:allocation"));
        int id = Analysed.conversation(conversation).session(0).session().contexts().keySet().iterator().next().intValue();
        conversation.blockStatus(0, size, id, Arrays.copyOf(extents, 2 * cap))
                .blockStatus(4096L * cap, size - 4096L * cap, id, Arrays.copyOfRange(extents, 2 * cap, extents.length))
                .disconnect();
        assertEquals(List.of("Yes, here: the map took 2 round trips; no fewer than 1 would have done.",
                "1 follow-up (server stopped short (reply cap)): the server ended its reply at 131072 descriptors,"
                + " with extended headers;"
                + " no client can avoid that.",
                "Extended headers could have saved none of them, a client that asks differently none."),
                answer(Analysed.conversation(conversation)));
    }

    @Test
    void withoutARequestThereIsNoAnswer() throws IOException {
        assertEquals(List.of(), sample("tls13.pcap"));
    }

    @Test
    void whatTheCaptureDoesNotHaveIsNotAnswered() throws IOException {
        assertTrue(sample("snap-length-96.pcap").get(0).startsWith("Not to be said here: "), sample("snap-length-96.pcap")::toString);
    }
}
