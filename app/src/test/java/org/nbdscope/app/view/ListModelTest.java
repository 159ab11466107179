package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.protocol.NbdFields;

@Timeout(60)
class ListModelTest {

    private CaptureDocument document;
    private ListModel list;

    @BeforeEach
    void open() throws InterruptedException {
        document = CaptureDocument.open(Samples.FOUR_CONNECTIONS);
        assertTrue(document.awaitEnd(30_000));
        list = new ListModel(document);
        list.query(ListQuery.DEFAULT);
    }

    @AfterEach
    void close() {
        list.close();
        document.close();
    }

    @Test
    void showsEverythingAtFirst() {
        assertEquals(288, list.rows().size());
        assertEquals(17, list.rows().placeOf(17));
    }

    @Test
    void filtersMessages() throws InterruptedException {
        filter("nbd.type == NBD_CMD_BLOCK_STATUS");
        assertEquals(18, list.rows().size());
        RowCells cells = cells();
        for (int place = 0; place < list.rows().size(); place++) {
            assertEquals(CommandGroup.BLOCK_STATUS, cells.group(list.rows().row(place)));
            assertEquals(place, list.rows().placeOf(list.rows().row(place)));
        }
        assertEquals(-1, list.rows().placeOf(0), "the greeting is not shown");
        assertEquals(0, list.rows().nearest(0));
    }

    @Test
    void filtersByWhatOnlyTheFileHolds() throws InterruptedException {
        filter("nbd.magic == 0x25609513");
        assertEquals(120, list.rows().size(), "every request has this magic");
    }

    @Test
    void filtersTransactions() throws InterruptedException {
        list.query(list.query().with(ListMode.TRANSACTIONS));
        assertEquals(120, list.rows().size());
        filter("nbd.type == NBD_CMD_BLOCK_STATUS");
        assertEquals(9, list.rows().size());
    }

    @Test
    void sortsBothWays() throws InterruptedException {
        for (boolean descending : new boolean[] {false, true}) {
            list.query(ListQuery.DEFAULT.with(ListMode.TRANSACTIONS).sorted(ListColumn.LATENCY, descending));
            settle();
            RowSet rows = list.rows();
            assertEquals(120, rows.size());
            long before = descending ? Long.MAX_VALUE : -1;
            for (int place = 0; place < rows.size(); place++) {
                long latency = cells().latencyNanos(rows.row(place));
                if (latency >= 0) {
                    assertTrue(descending ? latency <= before : latency >= before, "place " + place);
                    before = latency;
                }
                assertEquals(place, rows.placeOf(rows.row(place)));
            }
        }
    }

    @Test
    void sortsByText() throws InterruptedException {
        list.query(ListQuery.DEFAULT.sorted(ListColumn.MESSAGE, false));
        settle();
        RowCells cells = cells();
        for (int place = 1; place < list.rows().size(); place++) {
            String above = cells.text(ListColumn.MESSAGE, list.rows().row(place - 1));
            String here = cells.text(ListColumn.MESSAGE, list.rows().row(place));
            assertTrue(above.compareTo(here) <= 0, above + " stands above " + here);
        }
    }

    @Test
    void showsEverythingAgain() throws InterruptedException {
        filter("nbd.error != 0");
        assertEquals(0, list.rows().size());
        list.query(list.query().with(DisplayFilter.EVERYTHING));
        assertEquals(288, list.rows().size());
    }

    private void filter(String text) throws InterruptedException {
        list.query(list.query().with(FilterInput.of(text).filter()));
        settle();
    }

    private void settle() throws InterruptedException {
        while (list.working()) {
            Thread.sleep(5);
        }
    }

    private RowCells cells() {
        return list.cells(Runnable::run, () -> { });
    }

    @Test
    void filtersAndSortsPackets() throws InterruptedException {
        list.query(list.query().with(ListMode.PACKETS));
        assertEquals(408, list.rows().size());
        filter("nbd.type == NBD_CMD_BLOCK_STATUS");
        assertTrue(list.rows().size() > 0 && list.rows().size() <= 18, "the packets that completed such messages");
        for (int place = 0; place < list.rows().size(); place++) {
            assertTrue(document.messagesOf(list.rows().row(place) + 1L).length > 0);
        }
        filter("tcp.flags == 2");
        assertEquals(4, list.rows().size(), "a SYN for each connection");
        list.query(ListQuery.DEFAULT.with(ListMode.PACKETS).sorted(ListColumn.LENGTH, true));
        settle();
        assertEquals(408, list.rows().size());
        assertEquals(408, list.rows().nearest(list.rows().row(0)) + 408, "the largest stands first");
    }

    @Test
    void sortsByAnyField() throws InterruptedException {
        list.query(ListQuery.DEFAULT.sorted(new FieldColumn(NbdFields.MESSAGE_BYTES), true));
        settle();
        long before = Long.MAX_VALUE;
        for (int place = 0; place < list.rows().size(); place++) {
            long bytes = document.model().messages().bytes(list.rows().row(place));
            assertTrue(bytes <= before, "place " + place);
            before = bytes;
        }
    }

    @Test
    void putsMessagesWithoutAnOffsetLastBothWays() throws InterruptedException {
        for (boolean descending : new boolean[] {false, true}) {
            list.query(ListQuery.DEFAULT.sorted(ListColumn.OFFSET, descending));
            settle();
            int with = 0;
            while (cells().offset(list.rows().row(with)) != null) {
                with++;
            }
            assertTrue(with > 100, "rows with an offset come first: " + with);
            for (int place = with; place < list.rows().size(); place++) {
                assertEquals(null, cells().offset(list.rows().row(place)), "place " + place);
            }
        }
    }

    @Test
    void countsRequestsInFlight() {
        list.query(ListQuery.DEFAULT.with(ListMode.TRANSACTIONS));
        int deepest = 0;
        for (int row = 0; row < 120; row++) {
            deepest = Math.max(deepest, cells().depth(row));
        }
        assertEquals(16, deepest, "nbdcopy keeps 16 requests of a connection in flight");
        assertEquals(1, cells().depth(0), "the first one is alone");
    }
}
