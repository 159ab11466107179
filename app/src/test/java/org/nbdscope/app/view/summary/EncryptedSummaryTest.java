package org.nbdscope.app.view.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.Samples;
import org.nbdscope.app.view.Thumbnail;
import org.nbdscope.dissector.analysis.Negotiation;

/** What the summary says where TLS hides what the peers said. */
@Timeout(60)
class EncryptedSummaryTest {

    private static Negotiation row(SummaryPage page, String feature) {
        return page.negotiation().get(0).rows().stream().filter(row -> row.feature().equals(feature)).findFirst().orElseThrow();
    }

    @Test
    void nothingIsSaidOfWhatIsEncrypted() throws Exception {
        SummaryPage page = FinishedSummary.of(Samples.file("tls13.pcap"));
        assertEquals(1, page.encrypted());
        PeerLine peer = page.peers().get(0);
        assertEquals("encrypted", peer.replies());
        assertEquals("encrypted", peer.export());
        assertEquals("encrypted", peer.did());
        assertNull(peer.requests());
        assertEquals("Not known here: all that was said after NBD_OPT_STARTTLS is encrypted.",
                page.nothing("block status", ": the client never asked which parts hold data"));
        assertTrue(page.figures().stream().anyMatch(figure -> figure.equals(
                new SummaryPage.Figure("Unanswered", "not known", "requests without a complete reply"))), page.figures().toString());
        assertNull(row(page, "structured replies").asked(), "it may have been asked for in TLS");
        assertNull(row(page, "block sizes").asked());
        assertNull(row(page, "multiple connections").used());
        assertTrue(Thumbnail.of(page).words().startsWith("1 connection, encrypted, "), Thumbnail.of(page).words());
        assertEquals(true, row(page, "TLS").asked());
        assertEquals(true, row(page, "no zeroes").asked(), "what came before TLS is known");
    }

    @Test
    void whatCanBeReadIsSaidAsBefore() throws Exception {
        SummaryPage page = FinishedSummary.of(Samples.file("simple-all-commands.pcap.gz"));
        assertEquals(0, page.encrypted());
        assertEquals("simple", page.peers().get(0).replies());
        assertEquals(false, row(page, "TLS").asked());
        assertEquals("No block status in this capture: the client never asked which parts hold data.",
                page.nothing("block status", ": the client never asked which parts hold data"));
    }
}
