package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What summaries of real captures say. */
class SampleSummaryTest {

    private static Negotiation row(SessionSummary session, String feature) {
        return rows(session).stream().filter(row -> row.feature().equals(feature)).findFirst().orElseThrow();
    }

    /** Without the messages that say so, which belong to one reading of a capture. */
    private static List<Negotiation> rows(SessionSummary session) {
        return session.negotiation().stream().map(row -> new Negotiation(row.feature(), row.offered(), row.asked(), row.granted(), row.used(),
                row.saving())).toList();
    }

    @Test
    void extendedHeadersGrantedAndUsed() throws IOException {
        SessionSummary session = Analysed.sample("map-6gib-extended-headers.pcap").session(0);
        assertEquals(new Negotiation("extended headers", true, true, true, 2L), row(session, "extended headers"));
        assertEquals(new Negotiation("fixed newstyle", true, true, true, null), row(session, "fixed newstyle"));
        assertEquals(new Negotiation("block status", true, true, true, 1L), row(session, "block status"));
        assertEquals(new Negotiation("TLS", null, false, null, null), row(session, "TLS"));
        assertTrue(row(session, "flush").unused());
        assertFalse(row(session, "flush").missed(), "nothing was written");
        assertFalse(row(session, "extended headers").missed());
    }

    @Test
    void extendedHeadersRefused() throws IOException {
        SessionSummary session = Analysed.sample("map-6gib-structured.pcapng").session(0);
        assertEquals(new Negotiation("extended headers", false, true, false, 0L,
                "could have saved up to 1 request that the 32-bit limit caused"), row(session, "extended headers"));
        assertEquals(new Negotiation("structured replies", true, true, true, 2L), row(session, "structured replies"));
    }

    @Test
    void payloadFiltersAreCounted() throws IOException {
        SessionSummary session = Analysed.sample("block-status-payload.pcap").session(0);
        assertEquals(new Negotiation("block status payload", true, null, null, 5L), row(session, "block status payload"));
        CommandStatistics blockStatus = session.traffic().command("NBD_CMD_BLOCK_STATUS");
        assertEquals(8, blockStatus.requests());
        assertEquals(Map.of("NBD_EINVAL", 2L), blockStatus.errors());
        assertEquals(2, blockStatus.failed());
    }

    @Test
    void missedIsOnlyWhatWouldHaveHelped() throws IOException {
        SessionSummary simple = Analysed.sample("simple-all-commands.pcap.gz").session(0);
        assertTrue(row(simple, "structured replies").saving().startsWith("could have left holes out of "), simple.negotiation().toString());
        SessionSummary contexts = Analysed.sample("three-contexts-fragmented.pcapng").session(1);
        assertEquals("could have asked for fewer than all 3 contexts in 28 block status requests",
                row(contexts, "block status payload").saving());
        assertFalse(row(Analysed.sample("three-contexts-fragmented.pcapng").session(0), "block status payload").missed(), "not offered");
        assertFalse(row(contexts, "extended headers").missed());
    }

    @Test
    void connectionsOfAPairAreJoined() throws IOException {
        CaptureSummary capture = Analysed.sample("qemu-as-client.pcap.gz").summary();
        assertEquals(List.of(List.of(0, 2, 3), List.of(1, 4)), capture.pairs().stream().map(PairNegotiation::sessions).toList());
        Negotiation zeroes = capture.pairs().get(0).rows().stream().filter(row -> row.feature().equals("write zeroes")).findFirst()
                .orElseThrow();
        assertEquals(new Negotiation("write zeroes", true, null, null, 1L), zeroes);
    }

    @Test
    void parallelConnectionsAreSeen() throws IOException {
        SessionSummary copy = Analysed.sample("nbdcopy-four-connections.pcapng.gz").session(0);
        assertEquals(4L, row(copy, "multiple connections").used());
        assertTrue(copy.traffic().inFlight().peak() > 1);
        assertTrue(copy.traffic().inFlight().mean() > 1);
        // One after the other.
        assertEquals(1, Analysed.sample("map-3tib-64-bit-extents.pcapng").session(1).connections());
    }

    @Test
    void whatIsEncryptedIsUnknown() throws IOException {
        SessionSummary session = Analysed.sample("tls13.pcap").session(0);
        Negotiation tls = row(session, "TLS");
        assertEquals(Boolean.TRUE, tls.granted());
        assertTrue(tls.used() > 0);
        assertNull(row(session, "flush").used());
        assertNull(row(session, "flush").offered());
    }

    @Test
    void withoutAHandshakeNothingIsSaidOfIt() throws IOException {
        for (SessionSummary session : Analysed.sample("midstream.pcapng").summary().sessions()) {
            assertNull(row(session, "extended headers").offered());
            assertNull(row(session, "extended headers").asked());
            assertNull(row(session, "fixed newstyle").granted());
            assertFalse(session.negotiation().stream().anyMatch(Negotiation::missed));
        }
    }

    @Test
    void errorsDoNotCountAsBytes() throws IOException {
        SessionSummary session = Analysed.sample("server-errors.pcap").session(0);
        long failed = session.traffic().commands().stream().mapToLong(CommandStatistics::failed).sum();
        assertTrue(failed > 3);
        for (CommandStatistics command : session.traffic().commands()) {
            assertTrue(command.answered() <= command.requests());
            assertEquals(command.latency().count(), command.answered());
            if (command.failed() == command.answered()) {
                assertEquals(0, command.bytes(), command.name());
            }
        }
    }

    @Test
    void analysingWhileReadingAndAfterwardsGiveTheSame() throws IOException {
        List<String> captures;
        try (Stream<Path> files = Files.list(Analysed.sampleFile(""))) {
            captures = files.map(file -> file.getFileName().toString()).filter(name -> name.contains(".pcap")).sorted().toList();
        }
        assertTrue(captures.size() > 20);
        for (String capture : captures) {
            CaptureSummary streamed = readable(capture, false);
            CaptureSummary afterwards = readable(capture, true);
            assertEquals(streamed.disks(), afterwards.disks(), capture);
            assertEquals(streamed.sessions().size(), afterwards.sessions().size(), capture);
            for (int i = 0; i < streamed.sessions().size(); i++) {
                SessionSummary one = streamed.sessions().get(i);
                SessionSummary other = afterwards.sessions().get(i);
                assertEquals(rows(one), rows(other), capture);
                assertEquals(one.mapRuns(), other.mapRuns(), capture);
                assertEquals(one.splits(), other.splits(), capture);
                assertEquals(one.whatIf(), other.whatIf(), capture);
                assertEquals(one.coverage(), other.coverage(), capture);
                assertEquals(one.traffic().clientBytes(), other.traffic().clientBytes(), capture);
                requestsAreTheSessions(one, capture);
            }
        }
    }

    private static CaptureSummary readable(String capture, boolean afterwards) throws IOException {
        return (afterwards ? Analysed.sampleAfterwards(capture) : Analysed.sample(capture)).summary();
    }

    private static void requestsAreTheSessions(SessionSummary summary, String capture) {
        long requests = 0;
        long unanswered = 0;
        for (CommandStatistics command : summary.traffic().commands()) {
            requests += command.requests();
            unanswered += command.name().equals("NBD_CMD_DISC") ? 0 : command.requests() - command.answered();
        }
        assertEquals(summary.session().requests(), requests, capture);
        assertEquals(summary.session().unanswered(), unanswered, capture);
    }
}
