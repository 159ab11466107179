package org.nbdscope.app.view.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.analysis.ModelReplay;
import org.nbdscope.dissector.analysis.Negotiation;
import org.nbdscope.dissector.analysis.Said;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.analysis.Statement;

/** Which messages the negotiation of a real capture points to. */
@Timeout(60)
class HandshakePlaceTest {

    private SessionSummary session;
    private Map<Statement, HandshakePlace> places;

    private void read(Path file, int number) throws InterruptedException {
        try (CaptureDocument document = CaptureDocument.open(file)) {
            assertTrue(document.awaitEnd(30_000));
            CaptureAnalysis analysis = new CaptureAnalysis(document.model());
            ModelReplay.replay(document.model(), analysis);
            session = analysis.summary().sessions().get(number);
            places = HandshakePlace.of(document.model(), session.session(), session.negotiation(), document.messages());
        }
    }

    private Said said(String feature) {
        return session.negotiation().stream().filter(row -> row.feature().equals(feature)).map(Negotiation::said).findFirst().orElseThrow();
    }

    private String words(Statement statement) {
        return places.containsKey(statement) ? places.get(statement).words() : null;
    }

    @Test
    void everyStepNamesItsMessageAndPacket() throws Exception {
        read(Samples.file("map-6gib-structured.pcapng"), 0);
        assertEquals("C0 #2, packet 8: NBD_OPT_EXTENDED_HEADERS", words(said("extended headers").asked()));
        assertEquals("C0 #3, packet 10: NBD_REP_ERR_UNSUP (to NBD_OPT_EXTENDED_HEADERS)", words(said("extended headers").granted()));
        assertEquals(3, places.get(said("extended headers").offered()).message(), "the refusal says that the server has them not");
        assertTrue(words(said("no zeroes").offered()).startsWith("C0 #0, packet 4: Greeting"));
        assertTrue(words(said("no zeroes").asked()).startsWith("C0 #1, packet 6: Client flags"));
        assertEquals(11, places.get(said("block sizes").granted()).message(), "the reply with the sizes, and not the acknowledgement");
        assertNull(words(said("TLS").asked()), "nobody spoke of it");
    }

    @Test
    void whatIsSetAgainIsGrantedByTheLastAnswer() throws Exception {
        read(Samples.file("map-6gib-structured.pcapng"), 0);
        Said blockStatus = said("block status");
        assertEquals("C0 #7, packet 14: NBD_REP_META_CONTEXT: base:allocation has id 1 (to NBD_OPT_SET_META_CONTEXT)",
                words(blockStatus.offered()));
        assertTrue(words(blockStatus.granted()).startsWith("C0 #14, packet 25: NBD_REP_META_CONTEXT"), words(blockStatus.granted()));
    }

    @Test
    void flagsOfTheExportComeWithTheAnswerToGo() throws Exception {
        read(Samples.file("map-6gib-structured.pcapng"), 0);
        assertTrue(words(said("flush").offered()).contains("packet 31: NBD_REP_INFO: NBD_INFO_EXPORT"), words(said("flush").offered()));
    }

    @Test
    void otherConnectionsAreLeftAlone() throws Exception {
        read(Samples.FOUR_CONNECTIONS, 2);
        assertTrue(places.values().stream().allMatch(place -> place.words().startsWith("C2 #")), places.toString());
    }
}
