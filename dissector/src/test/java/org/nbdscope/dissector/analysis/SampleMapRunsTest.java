package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nbdscope.dissector.testing.Conversation;
import org.nbdscope.dissector.testing.HeaderMode;

/** The causes of block status requests in real captures. */
class SampleMapRunsTest {

    /** The causes with their counts, a map per run. */
    private static List<Map<MapCause, Long>> causes(Analysed capture, int session) {
        return capture.session(session).mapRuns().runs().stream().map(run -> {
            Map<MapCause, Long> counts = new TreeMap<>();
            run.causes().forEach((cause, total) -> counts.put(cause, total.steps()));
            return counts;
        }).toList();
    }

    @Test
    void sixGibibytesTakeOneRoundTripWithExtendedHeaders() throws IOException {
        assertEquals(List.of(Map.of(MapCause.FIRST, 1L)), causes(Analysed.sample("map-6gib-extended-headers.pcap"), 0));
    }

    @Test
    void sixGibibytesTakeTwoWithout() throws IOException {
        Analysed capture = Analysed.sample("map-6gib-structured.pcapng");
        assertEquals(List.of(Map.of(MapCause.FIRST, 1L, MapCause.LIMIT_32_BIT, 1L)), causes(capture, 0));
        MapRun run = capture.session(0).mapRuns().runs().get(0);
        assertEquals(1, run.avoidableByExtendedHeaders());
        assertEquals(1, run.lowerBound());
        assertEquals(1, run.mergedExtents());
        assertEquals(6L << 30, run.reached());
        assertTrue(run.total(MapCause.LIMIT_32_BIT).latencyNanos() > 0);
        assertEquals(run.listed().get(1).latencyNanos(), run.total(MapCause.LIMIT_32_BIT).latencyNanos());
    }

    @Test
    void requestOneIsNotToBlameWhereTheAnswerIsWhole() throws IOException {
        Map<MapCause, Long> twoSteps = Map.of(MapCause.FIRST, 1L, MapCause.LIMIT_32_BIT, 1L);
        Analysed capture = Analysed.sample("map-6gib-request-one.pcap");
        assertEquals(List.of(twoSteps, twoSteps), causes(capture, 0));
        assertTrue(capture.session(0).mapRuns().runs().get(1).listed().get(1).requestOne());
    }

    @Test
    void requestOneIsToBlameWhereItCutsTheAnswer() throws IOException {
        Analysed capture = Analysed.sample("three-contexts-fragmented.pcapng");
        for (int session = 0; session < 2; session++) {
            assertEquals(List.of(Map.of(MapCause.FIRST, 1L), Map.of(MapCause.FIRST, 1L, MapCause.REQ_ONE, 26L)),
                causes(capture, session));
            assertEquals(301, capture.session(session).mapRuns().runs().get(0).mergedExtents());
            assertEquals(65_536, capture.session(session).mapRuns().runs().get(1).reached());
        }
    }

    @Test
    void aStuckLoopIsTheServersOrTheClients() throws IOException {
        Analysed capture = Analysed.sample("stuck-map-loop.pcap");
        assertEquals(List.of(Map.of(MapCause.FIRST, 1L, MapCause.SERVER, 30L)), causes(capture, 0));
        assertEquals(List.of(Map.of(MapCause.FIRST, 1L, MapCause.RE_ASK, 30L)), causes(capture, 1));
    }

    @Test
    void aClientThatWalksInPiecesSaysSo() throws IOException {
        Analysed capture = Analysed.sample("nbdcopy-four-connections.pcapng.gz");
        assertEquals(List.of(Map.of(MapCause.FIRST, 1L, MapCause.CLIENT_CHUNK, 2L)), causes(capture, 0));
    }

    @ParameterizedTest
    @EnumSource(value = HeaderMode.class, names = {"STRUCTURED", "EXTENDED"})
    void aReplyWithAsManyDescriptorsAsTheServerSendsIsNamed(HeaderMode mode) throws IOException {
        int cap = 1 << 17;
        long size = 140_000L * 4096;
        long[] extents = new long[140_000 * 2];
        for (int i = 0; i < 140_000; i++) {
            extents[2 * i] = 4096;
            extents[2 * i + 1] = (i & 1) * 3;
        }
        Conversation.Export export = Conversation.Export.of(size).withContexts("base:allocation");
        Conversation conversation = new Conversation(mode).handshake(export);
        int id = contextId(conversation);
        conversation.blockStatus(0, size, id, Arrays.copyOf(extents, 2 * cap))
            .blockStatus(4096L * cap, size - 4096L * cap, id, Arrays.copyOfRange(extents, 2 * cap, extents.length))
            .disconnect();
        Analysed capture = Analysed.conversation(conversation);
        assertEquals(List.of(Map.of(MapCause.FIRST, 1L, MapCause.SERVER_REPLY_CAP, 1L)), causes(capture, 0));
        assertEquals(140_000, capture.session(0).mapRuns().runs().get(0).mergedExtents());
        MapTotals totals = capture.session(0).coverage().get(0).totals();
        assertEquals(140_000, totals.extents());
        assertEquals(0L, totals.unknownBytes());
    }

    /** The id under which the handshake just made knows its only context. */
    private static int contextId(Conversation conversation) throws IOException {
        return Analysed.conversation(conversation).model.session(0).contexts().keySet().iterator().next().intValue();
    }
}
