package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/** The time that is selected leaves out rows as the filter does. */
@Timeout(60)
class WorkspaceTest {

    private final Workspace workspace = new Workspace();
    private CaptureDocument document;
    private MessageTable messages;
    private TimeWindow range;

    @BeforeEach
    void open() throws Exception {
        workspace.open(Samples.FOUR_CONNECTIONS);
        document = workspace.document().get();
        assertTrue(document.awaitEnd(30_000));
        messages = document.model().messages();
        range = new TimeWindow(messages.timeNanos(100), messages.timeNanos(180) + 1);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private RowSet rows(ListMode mode) throws InterruptedException {
        ListModel list = workspace.list().get();
        list.query(list.query().with(mode));
        return rows();
    }

    private RowSet rows() throws InterruptedException {
        ListModel list = workspace.list().get();
        while (list.working()) {
            Thread.sleep(1);
        }
        return list.rows();
    }

    private static void assertRows(IntPredicate wanted, int count, RowSet rows) {
        int place = 0;
        for (int row = 0; row < count; row++) {
            if (wanted.test(row)) {
                assertEquals(row, place < rows.size() ? rows.row(place) : -1);
                place++;
            }
        }
        assertEquals(place, rows.size());
    }

    @Test
    void messagesAreThoseOfTheTime() throws Exception {
        workspace.range().set(range);
        RowSet rows = rows();
        assertTrue(rows.size() >= 81 && rows.size() < messages.count(), rows.size() + " rows");
        assertRows(row -> range.contains(messages.timeNanos(row)), messages.count(), rows);
    }

    @Test
    void transactionsAreThoseThatTouchTheTime() throws Exception {
        workspace.range().set(range);
        TransactionTable transactions = document.model().transactions();
        RowSet rows = rows(ListMode.TRANSACTIONS);
        assertTrue(rows.size() < transactions.count());
        assertRows(row -> !transactions.answered(row) ? range.contains(messages.timeNanos(transactions.request(row)))
                : range.intersects(messages.timeNanos(transactions.request(row)), messages.timeNanos(transactions.lastReply(row))),
                transactions.count(), rows);
    }

    @Test
    void packetsAreThoseOfTheTime() throws Exception {
        workspace.range().set(range);
        int inside = rows(ListMode.PACKETS).size();
        long end = document.lastTimeNanos();
        workspace.range().set(new TimeWindow(range.end(), end + 1));
        int behind = rows().size();
        workspace.range().set(new TimeWindow(document.firstTimeNanos(), range.start()));
        assertEquals(document.packets(), rows().size() + inside + behind);
        assertTrue(inside > 0 && behind > 0);
    }

    @Test
    void bothFilterAndTimeHold() throws Exception {
        workspace.apply(FilterInput.of("nbd.session == 0 or nbd.session == 1"));
        workspace.range().set(range);
        assertRows(row -> range.contains(messages.timeNanos(row)) && document.model().session(messages.session(row)).number() < 2,
                messages.count(), rows());
        workspace.apply(FilterInput.NONE);
        assertRows(row -> range.contains(messages.timeNanos(row)), messages.count(), rows());
        workspace.range().set(null);
        assertEquals(DisplayFilter.EVERYTHING, workspace.list().get().query().filter());
        assertEquals(messages.count(), rows().size());
    }

    @Test
    void timeHoldsBesideTheLongestFilterToo() throws Exception {
        String either = "nbd.session == 0 or ";
        String longest = either.repeat((DisplayFilter.MAX_LENGTH - either.length()) / either.length()) + "nbd.session == 1";
        workspace.apply(FilterInput.of(longest));
        workspace.range().set(range);
        assertRows(row -> range.contains(messages.timeNanos(row)) && document.model().session(messages.session(row)).number() < 2,
                messages.count(), rows());
    }

    @Test
    void timeIsThatOfTheOpenFile() throws Exception {
        workspace.range().set(range);
        workspace.open(Samples.ERRORS);
        assertTrue(workspace.document().get().awaitEnd(30_000));
        assertEquals(workspace.document().get().messages(), rows().size());
    }
}
