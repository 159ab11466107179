package org.nbdscope.app.view.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Samples;

@Timeout(60)
class FinderTest {

    private CaptureDocument document;

    @BeforeEach
    void open() throws InterruptedException {
        document = CaptureDocument.open(Samples.FOUR_CONNECTIONS);
        assertTrue(document.awaitEnd(30_000));
    }

    @AfterEach
    void close() {
        document.close();
    }

    @Test
    void findsByFilter() throws InterruptedException {
        assertEquals(18, search(FindKind.FILTER, "nbd.type == NBD_CMD_BLOCK_STATUS", ListMode.MESSAGES, 100).hits().cardinality());
        assertEquals(120, search(FindKind.FILTER, "nbd.magic == 0x25609513", ListMode.MESSAGES, 0).hits().cardinality());
    }

    @Test
    void findsTextInTheList() throws InterruptedException {
        assertEquals(9, search(FindKind.TEXT, "block_status REQUEST", ListMode.MESSAGES, 0).hits().cardinality());
        assertEquals(4, search(FindKind.TEXT, "[syn] seq=0", ListMode.PACKETS, 0).hits().cardinality());
    }

    @Test
    void findsBytes() throws InterruptedException {
        assertEquals(120, search(FindKind.HEX, "25:60 95,13", ListMode.MESSAGES, 0).hits().cardinality(), "the magic of requests");
        assertEquals(4, search(FindKind.TEXT_IN_BYTES, "NBDMAGICIHAVEOPT", ListMode.MESSAGES, 50).hits().cardinality());
        assertEquals(120, search(FindKind.HEX, "25609513", ListMode.TRANSACTIONS, 0).hits().cardinality());
    }

    @Test
    void goesRoundInBothDirections() throws InterruptedException {
        RowSearch search = search(FindKind.TEXT_IN_BYTES, "NBDMAGICIHAVEOPT", ListMode.MESSAGES, 0);
        RowSet rows = RowSet.all(document.messages());
        int first = search.next(rows, -1, true);
        assertEquals(0, first);
        int second = search.next(rows, first, true);
        assertTrue(second > first);
        assertEquals(first, search.next(rows, second, false));
        int last = search.next(rows, first, false);
        assertTrue(last > second);
        assertEquals(first, search.next(rows, last, true));
    }

    @Test
    void countsInTheBackgroundWhatALongListShows() throws InterruptedException {
        RowSearch search = search(FindKind.TEXT_IN_BYTES, "NBDMAGICIHAVEOPT", ListMode.MESSAGES, 0);
        assertEquals(4, new FoundCount(search).of(RowSet.all(document.messages()), 0).count(), "at once, as the rows are consecutive");
        int second = search.hits().nextSetBit(1);
        RowSet some = RowSet.of(new int[] {second, 0, 5}, 3, false);
        FoundCount count = new FoundCount(search);
        FoundPlaces places = count.of(some, 0);
        while (places == null) {
            Thread.sleep(2);
            places = count.of(some, 0);
        }
        assertEquals(2, places.count());
        assertEquals(2, places.hidden());
        assertEquals(2, places.number(1));
    }

    @Test
    void saysWhatIsWrong() {
        assertNull(new FindQuery(FindKind.HEX, "0x2560 95 13").problem());
        assertNotNull(new FindQuery(FindKind.HEX, "2560 9").problem());
        assertNotNull(new FindQuery(FindKind.FILTER, "nbd.nonsense").problem());
        assertNotNull(new FindQuery(FindKind.TEXT, " ").problem());
    }

    private RowSearch search(FindKind kind, String text, ListMode mode, int start) throws InterruptedException {
        RowSearch search = Finder.begin(document, new FindQuery(kind, text), mode, start);
        while (!search.ended()) {
            Thread.sleep(2);
        }
        assertNull(search.problem());
        return search;
    }
}
