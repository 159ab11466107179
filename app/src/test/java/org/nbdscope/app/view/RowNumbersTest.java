package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowNumbersTest {

    private final RowNumbers numbers = new RowNumbers(0, 20);

    @Test
    void takesTheNumbersOfRowsOnly() {
        assertEquals(0, numbers.parse("0"));
        assertEquals(20, numbers.parse(" #20 "));
        for (String none : new String[] {"21", "-1", "", "x", "99999999999", "1.5"}) {
            assertEquals(RowNumbers.NONE, numbers.parse(none), none);
        }
    }

    @Test
    void saysWhichRowsThereAre() {
        assertEquals("\"21\" is no number of a row: there are rows 0 to 20.", numbers.problem("21"));
        assertEquals("\"x\" is no number of a row: there is only row 7.", new RowNumbers(7, 7).problem("x"));
        assertEquals("\"0\" is no number of a row: there are no rows.", new RowNumbers(1, 0).problem("0"));
    }

    @Test
    void packetsCountFromOne() {
        try (CaptureDocument document = CaptureDocument.open(Samples.ERRORS); ListModel list = new ListModel(document)) {
            assertTrue(document.awaitEnd(30_000));
            assertEquals(new RowNumbers(0, document.messages() - 1), RowNumbers.of(list));
            list.query(new ListQuery(ListMode.PACKETS, list.query().filter(), null, false));
            assertEquals(1, RowNumbers.of(list).first());
            assertEquals(list.count(), RowNumbers.of(list).last());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
