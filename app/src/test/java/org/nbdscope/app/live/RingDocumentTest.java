package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.summary.CommandLine;
import org.nbdscope.dissector.capture.CaptureReader;
import org.nbdscope.dissector.detail.CapturedPacket;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.session.Session;

/** A capture in a ring of files that is open in a window: old rows go with their files, the others stay what they are. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RingDocumentTest {

    private static final long MESSAGES = 400_000;
    private static final int FILES = 3;
    private static final long KILOBYTES = 1000;
    /** A packet of a request or reply takes more than this in its file, so that a file has fewer packets and messages. */
    private static final int LEAST_PACKET = 100;

    @TempDir
    Path folder;

    private LongWindow window;
    private CaptureDocument document;
    private MessageTable messages;

    @BeforeEach
    void capture() throws Exception {
        window = new LongWindow(MESSAGES, KILOBYTES, FILES, folder).run();
        document = window.document();
        messages = document.model().messages();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private MessageContent content(int message) throws Exception {
        return document.content(message).get(30, TimeUnit.SECONDS);
    }

    @Test
    void oldRowsGoWithTheirFiles() throws Exception {
        assertEquals(window.generated(), document.messages());
        long firstPacket = window.capture().files().get(0).firstFrame();
        assertTrue(firstPacket > 1);
        assertEquals(firstPacket, document.firstPacket());
        int first = messages.first();
        assertTrue(messages.frame(first) >= firstPacket);
        assertTrue(document.messages() - first < FILES * KILOBYTES * 1000 / LEAST_PACKET, document.messages() - first + " rows are kept");
        assertTrue(messages.released(0), "the memory of the first row was not given back");
        assertFalse(messages.released(first));
        TransactionTable transactions = document.model().transactions();
        assertTrue(messages.frame(transactions.lastReply(transactions.first())) >= firstPacket);
        theTimelineKnowsWhatIsKept(transactions);
        theListShowsWhatIsKeptUnderTheSameNumbers(first);
        connectionsStayWhatTheyAre();
        bytesAreReadAgainAsLongAsTheirFileIsThere(first, firstPacket);
        savingWritesWhatIsKept(firstPacket);
    }

    private void savingWritesWhatIsKept(long firstPacket) throws IOException {
        Path to = folder.resolve("saved.pcapng");
        document.save(to);
        try (CaptureReader reader = CaptureReader.open(to)) {
            while (reader.next()) {
                continue;
            }
            assertNull(reader.cut());
            assertEquals(window.capture().statistics().captured() - firstPacket + 1, reader.packets());
        }
    }

    private void theTimelineKnowsWhatIsKept(TransactionTable transactions) {
        var index = window.timelines().index().get();
        synchronized (index) {
            assertFalse(index.knows(transactions.first() - 1));
            assertTrue(index.knows(transactions.count() - 1));
            assertTrue(index.extent().start() >= messages.firstTimeNanos(transactions.first()));
        }
    }

    private void theListShowsWhatIsKeptUnderTheSameNumbers(int first) {
        RowSet rows = window.workspace().list().get().rows();
        assertTrue(rows.size() > 0);
        assertTrue(rows.row(0) >= first);
        for (int place = 0; place < rows.size(); place++) {
            assertTrue(messages.transaction(rows.row(place)) >= 0, "the filter lets a message of the handshake through");
        }
        assertEquals(document.messages() - 1, rows.row(rows.size() - 1));
        assertEquals(rows.size(), document.messages() - rows.row(0));
    }

    private void connectionsStayWhatTheyAre() {
        assertEquals(GeneratedTraffic.CONNECTIONS, document.model().sessions().size());
        for (Session session : document.model().sessions()) {
            assertEquals(GeneratedTraffic.EXPORT, session.export());
        }
        assertEquals(messages.timeNanos(document.messages() - 1) - document.firstTimeNanos(), window.summary().page().get().nanos(), 1_000_000);
        CommandLine trim = window.summary().page().get().commands().get(0);
        assertEquals((window.generated() - GeneratedTraffic.CONNECTIONS * GeneratedTraffic.HANDSHAKE_MESSAGES) / 2, trim.requests());
        assertEquals(0, trim.unanswered());
    }

    private void bytesAreReadAgainAsLongAsTheirFileIsThere(int first, long firstPacket) throws Exception {
        for (int message : new int[] {first, (first + document.messages()) / 2, document.messages() - 1}) {
            MessageContent content = content(message);
            assertTrue(content.bytes().present(0, messages.bytes(message)), "message " + message);
            assertEquals(messages.frame(message), content.bytes().parts().get(0).frame());
        }
        CapturedPacket packet = document.packet(firstPacket).get(30, TimeUnit.SECONDS);
        assertNotNull(packet);
        assertEquals(firstPacket, packet.number());
        assertNull(document.packet(firstPacket - 1).get(30, TimeUnit.SECONDS));
        assertNull(document.packetContent(1).get(30, TimeUnit.SECONDS));
    }
}
