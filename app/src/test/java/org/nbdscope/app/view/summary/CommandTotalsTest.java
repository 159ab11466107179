package org.nbdscope.app.view.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Samples;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.analysis.CommandStatistics;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.findings.ZeroWrites;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/** Commands of all requests, and of those that a filter shows. */
@Timeout(60)
class CommandTotalsTest {

    private CaptureDocument document;
    private CaptureModel model;
    private List<SessionSummary> sessions;

    @BeforeEach
    void open() throws Exception {
        document = CaptureDocument.open(Samples.file("qemu-as-client.pcap.gz"));
        assertTrue(document.awaitEnd(30_000));
        model = document.model();
        CaptureAnalysis analysis = new CaptureAnalysis(model);
        MessageTable messages = model.messages();
        for (int row = 0; row < messages.count(); row++) {
            analysis.messageAdded(row);
            if (messages.completes(row) && messages.transaction(row) != MessageTable.NONE) {
                analysis.transactionFinished(messages.transaction(row));
            }
        }
        sessions = analysis.summary(new ZeroWrites(List.of())).sessions();
    }

    @AfterEach
    void close() {
        document.close();
    }

    private List<CommandLine> lines(BitSet displayed) {
        return CommandTotals.of(model, () -> true, sessions, displayed, document.firstTimeNanos(), document.lastTimeNanos());
    }

    private static void assertSame(CommandLine expected, CommandLine line) {
        assertEquals(expected.name(), line.name());
        assertEquals(expected.requests(), line.requests(), line.name());
        assertEquals(expected.unanswered(), line.unanswered(), line.name());
        assertEquals(expected.bytes(), line.bytes(), line.name());
        assertEquals(expected.wire(), line.wire(), line.name());
        assertEquals(expected.errors(), line.errors(), line.name());
        assertEquals(expected.latency(), line.latency(), line.name());
        assertArrayEquals(expected.spread(), line.spread());
        assertArrayEquals(expected.overTime(), line.overTime());
    }

    @Test
    void filterThatShowsAllChangesNothing() {
        BitSet all = new BitSet();
        all.set(0, model.transactions().count());
        List<CommandLine> expected = lines(null);
        List<CommandLine> lines = lines(all);
        assertEquals(expected.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertSame(expected.get(i), lines.get(i));
        }
    }

    @Test
    void filterThatShowsAConnectionGivesTheFiguresOfThat() {
        SessionSummary session = sessions.get(0);
        TransactionTable transactions = model.transactions();
        BitSet displayed = new BitSet();
        for (int row = 0; row < transactions.count(); row++) {
            displayed.set(row, transactions.session(row) == session.session().id());
        }
        assertTrue(displayed.cardinality() < transactions.count(), "there are others");
        List<CommandLine> lines = lines(displayed);
        assertEquals(lines(null).size(), lines.size(), "commands that are not shown keep their row");
        for (CommandLine line : lines) {
            CommandStatistics its = session.traffic().command("NBD_CMD_" + line.name());
            assertEquals(its == null ? 0 : its.requests(), line.requests(), line.name());
            assertEquals(its == null ? 0 : its.bytes(), line.bytes(), line.name());
            assertEquals(its == null ? 0 : its.clientBytes() + its.serverBytes(), line.wire(), line.name());
            assertEquals(its == null ? 0 : its.failed(), line.errors(), line.name());
        }
    }
}
