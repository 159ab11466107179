package org.nbdscope.app.view.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.RowSet;

class FoundPlacesTest {

    private final BitSet hits = BitSet.valueOf(new long[] {0b1010_0100_0010}); // rows 1, 6, 9 and 11

    private FoundPlaces in(RowSet rows) {
        return FoundPlaces.of(hits, rows, () -> true);
    }

    @Test
    void numbersWhatIsFound() {
        FoundPlaces places = in(RowSet.all(12));
        assertEquals(4, places.count());
        assertEquals(0, places.hidden());
        assertEquals(3, places.number(9));
        assertEquals(0, places.number(8), "found nowhere");
        assertEquals(0, places.number(-1));
    }

    @Test
    void countsWhatTheListShows() {
        FoundPlaces places = in(RowSet.of(new int[] {0, 1, 5, 9, 10}, 5, true));
        assertEquals(2, places.count());
        assertEquals(2, places.hidden());
        assertEquals(2, places.number(3));
        assertEquals(1, in(RowSet.range(6, 9)).count(), "rows before it have gone");
    }

    @Test
    void goesThroughASortedListInItsOrder() {
        FoundPlaces places = in(RowSet.of(new int[] {11, 4, 1, 3, 6}, 5, false));
        assertEquals(0, places.next(-1, true));
        assertEquals(2, places.next(0, true));
        assertEquals(0, places.next(4, true), "round");
        assertEquals(4, places.next(0, false), "and back");
        assertEquals(4, places.next(-1, false));
        assertEquals(RowSearch.NOT_FOUND, in(RowSet.of(new int[] {3, 2}, 2, false)).next(0, true));
    }

    @Test
    void stopsWhereNobodyWaits() {
        assertNull(FoundPlaces.of(hits, RowSet.of(new int[] {3, 2}, 2, false), () -> false));
    }

    @Test
    void saysWhichOneOfHowMany() {
        FoundPlaces all = in(RowSet.all(12));
        assertEquals("3 of 4", FoundWords.of(all, 9, "messages", Wrap.of(6, 9, true)));
        assertEquals("4 messages", FoundWords.of(all, 8, "messages", Wrap.NONE));
        assertEquals("1 of 4 · the end was reached, continued at the top", FoundWords.of(all, 1, "messages", Wrap.of(11, 1, true)));
        assertEquals("4 of 4 · the top was reached, continued at the end", FoundWords.of(all, 11, "messages", Wrap.of(1, 11, false)));
        assertEquals("1 of 1, the filter hides 3 more", FoundWords.of(in(RowSet.of(new int[] {6}, 1, true)), 0, "messages", Wrap.NONE));
        assertEquals("not among the displayed packets, but 4 times among those that the filter hides",
                FoundWords.of(in(RowSet.of(new int[] {2}, 1, true)), 0, "packets", Wrap.NONE));
    }

    @Test
    void saysHowFarItIs() {
        assertEquals("", FoundWords.counting(0, false, "messages"));
        assertEquals("2 messages so far", FoundWords.counting(2, false, "messages"));
        assertEquals("not found", FoundWords.counting(0, true, "messages"));
    }
}
