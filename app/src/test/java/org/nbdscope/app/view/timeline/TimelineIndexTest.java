package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

class TimelineIndexTest {

    private static final String NBDCOPY = "nbdcopy-four-connections.pcapng.gz";

    @Test
    void everyRequestIsFromItsFirstByteToTheLastOfItsReply() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        MessageTable messages = index.model().messages();
        TransactionTable transactions = index.model().transactions();
        assertEquals(transactions.count(), index.count());
        for (int transaction = 0; transaction < index.count(); transaction++) {
            assertEquals(messages.firstTimeNanos(transactions.request(transaction)), index.start(transaction));
            if (transactions.answered(transaction)) {
                assertEquals(messages.timeNanos(transactions.lastReply(transaction)), index.end(transaction));
            }
            Phases phases = index.phases(transaction);
            assertTrue(phases.start() <= phases.sent() && phases.replied() <= phases.end(), phases.toString());
        }
    }

    @Test
    void requestsOfARowDoNotOverlap() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        RequestColumns requests = index.requests();
        for (int one = 0; one < index.count(); one++) {
            for (int other = 0; other < one; other++) {
                boolean sameRow = requests.lane(one) == requests.lane(other) && requests.row(one) == requests.row(other)
                        && !requests.goodbye(one) && !requests.goodbye(other);
                if (sameRow) {
                    assertTrue(requests.end(other) <= requests.start(one) || requests.end(one) <= requests.start(other),
                            other + " and " + one);
                }
            }
        }
        assertEquals(4, index.laneCount());
        assertEquals(16, index.lanes().get(0).rows());
        assertEquals(64, index.peak());
    }

    @Test
    void theResultDoesNotDependOnHowManyMessagesAreTakenUpAtATime() {
        TimelineIndex whole = SampleIndex.of(NBDCOPY);
        TimelineIndex steps = new TimelineIndex(whole.model());
        while (steps.advance(7) == 7) {
            assertTrue(steps.count() <= whole.count());
        }
        steps.finish();
        assertEquals(whole.peak(), steps.peak());
        for (int at = 0; at < whole.count(); at++) {
            assertEquals(whole.requests().row(at), steps.requests().row(at));
            assertEquals(whole.end(at), steps.end(at));
            assertEquals(whole.requests().depth(at), steps.requests().depth(at));
        }
    }

    @Test
    void whatIsNeverAnsweredEndsWithItsConnection() {
        TimelineIndex index = SampleIndex.of("wrong-replies.pcap");
        int unanswered = 0;
        for (int at = 0; at < index.count(); at++) {
            assertTrue(index.end(at) <= index.extent().end());
            if (!index.answered(at) && !index.isGoodbye(at)) {
                unanswered++;
                assertEquals(index.laneOf(index.session(at)).last(), index.end(at));
                assertFalse(index.phases(at).answered());
            }
        }
        assertTrue(unanswered > 0);
    }

    @Test
    void errorsAreMarked() {
        TimelineIndex index = SampleIndex.of("server-errors.pcap");
        int errors = 0;
        for (int at = 0; at < index.count(); at++) {
            assertEquals(index.model().transactions().error(at) != 0, index.failed(at));
            errors += index.failed(at) ? 1 : 0;
        }
        assertEquals(errors, index.lanes().stream().mapToInt(Lane::errors).sum());
        assertTrue(errors > 0);
    }

    @Test
    void handshakeAndEncryptionAreOneRunEach() {
        List<MessageRun> runs = SampleIndex.of("tls13.pcap").lanes().get(0).runs();
        assertEquals(List.of(MessageRun.Kind.HANDSHAKE, MessageRun.Kind.TLS), runs.stream().map(MessageRun::kind).toList());
    }

    @Test
    void atMostOneMarkBeginsInAColumnOfARow() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        LaneLayout layout = LaneLayout.of(index, LaneChoice.NONE, 300);
        for (int columns : new int[] {1, 7, 300, 5000}) {
            List<int[]> bars = new ArrayList<>();
            LaneBars marks = new LaneBars(index, layout, index.extent(), columns, 1);
            marks.make(0, layout.height(), null, TimelineView.ALL_GROUPS, new BarList(bars));
            assertTrue(bars.size() <= columns * 64, columns + " columns: " + bars.size());
            for (int i = 0; i < bars.size(); i++) {
                int[] bar = bars.get(i);
                assertTrue(bar[2] >= 0 && bar[3] < columns && bar[2] <= bar[3]);
                for (int j = 0; j < i; j++) {
                    int[] other = bars.get(j);
                    assertTrue(other[0] != bar[0] || other[1] != bar[1] || other[3] < bar[2] || bar[3] < other[2]);
                }
            }
            int most = 0;
            for (int depth : marks.depth()) {
                most = Math.max(most, depth);
            }
            assertEquals(64, most);
        }
    }

    @Test
    void whatTheFilterLeavesOutIsDimmedAndCoversNothing() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        List<int[]> bars = new ArrayList<>();
        LaneLayout layout = LaneLayout.of(index, LaneChoice.NONE, 300);
        new LaneBars(index, layout, index.extent(), 2000, 1).make(0, layout.height(),
                at -> index.group(at) == CommandGroup.BLOCK_STATUS, TimelineView.ALL_GROUPS, new BarList(bars));
        for (int[] bar : bars) {
            assertEquals(index.group(bar[5]) != CommandGroup.BLOCK_STATUS, bar[4] == 1);
        }
    }

    /** In the order of the requests, which is not that of their ends. */
    @Test
    void noErrorIsFarFromAnOctagon() {
        TimelineIndex index = SampleIndex.of("stuck-map-loop.pcap");
        LaneLayout layout = LaneLayout.of(index, LaneChoice.NONE, 300);
        for (int columns : new int[] {40, 300, 5000, 100_000}) {
            Set<Integer> octagons = new TreeSet<>();
            new LaneBars(index, layout, index.extent(), columns, 1).make(0, layout.height(), null, TimelineView.ALL_GROUPS,
                    new BarList(new ArrayList<>()) {
                        @Override
                        public void error(int band, int row, int column, boolean dimmed) {
                            octagons.add(column);
                        }
                    });
            for (int at = 0; at < index.count(); at++) {
                int column = (int) Math.min(columns - 1, index.extent().share(index.end(at)) * columns);
                assertTrue(!index.failed(at) || octagons.stream().anyMatch(other -> Math.abs(other - column) <= LaneBars.ERROR_WIDTH),
                        at + " of " + columns + " columns");
            }
        }
    }

    @Test
    void theRequestUnderThePointerIsFound() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        LaneLayout layout = LaneLayout.of(index, LaneChoice.NONE, 300);
        LaneHits hits = new LaneHits(index);
        RequestColumns requests = index.requests();
        for (int at = 0; at < index.count(); at++) {
            if (!requests.goodbye(at)) {
                long middle = requests.start(at) + (requests.end(at) - requests.start(at)) / 2;
                assertEquals(at, hits.at(layout, layout.bandOf(requests.lane(at)), requests.row(at), 0, middle, 1, null));
            }
        }
        assertEquals(LaneHits.NONE, hits.at(layout, 0, 0, 0, index.extent().start() - 1000, 10, null));
    }

    @Test
    void rowsAreTheRequestsOfAConnection() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        int session = index.lanes().get(1).session();
        RequestRows rows = RequestRows.of(index, index.extent(), session, null, TimelineView.ALL_GROUPS);
        assertTrue(rows.count() > 0);
        for (int row = 0; row < rows.count(); row++) {
            assertEquals(row, rows.rowOf(rows.transaction(row)));
            assertEquals(session, index.session(rows.transaction(row)));
        }
    }

    /** Takes bars as band, row, from, to, dimmed, transaction. */
    private static class BarList implements LaneBars.Sink {

        private final List<int[]> bars;

        BarList(List<int[]> bars) {
            this.bars = bars;
        }

        @Override
        public void bar(int transaction, int band, int row, int from, int to, boolean dimmed) {
            bars.add(new int[] {band, row, from, to, dimmed ? 1 : 0, transaction});
        }

        @Override
        public void error(int band, int row, int column, boolean dimmed) {
        }

        @Override
        public void goodbye(int band, int column) {
        }
    }
}
