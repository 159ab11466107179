package org.nbdscope.app.gui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;

class ColumnFitTest {

    private static final double NARROW = 300;
    private static final double WIDE = 5000;

    private final ColumnLayout layout = new ColumnLayout(ListMode.MESSAGES);
    private final ColumnFit fit = new ColumnFit();

    private double width(ListColumn column, double room) {
        return fit.widths(layout, room).get(column);
    }

    @Test
    void aNumberIsWholeHoweverLittleRoomThereIs() {
        fit.need(ListColumn.OFFSET, 200);
        assertEquals(200, width(ListColumn.OFFSET, NARROW));
    }

    @Test
    void aColumnThatSaysNothingTakesNoMoreThanItsHead() {
        fit.need(ListColumn.FINDING, 62);
        assertEquals(62, width(ListColumn.FINDING, NARROW));
        assertEquals(62, width(ListColumn.FINDING, WIDE));
    }

    @Test
    void aLongTextGetsMoreThanUsualOnlyWhereThereIsRoom() {
        double usual = ListColumn.CONNECTION.width();
        fit.need(ListColumn.CONNECTION, usual + 50);
        assertEquals(usual, width(ListColumn.CONNECTION, NARROW));
        assertEquals(usual + 50, width(ListColumn.CONNECTION, WIDE));
        fit.need(ListColumn.CONNECTION, 10 * usual);
        assertEquals(2 * usual, width(ListColumn.CONNECTION, WIDE));
    }

    @Test
    void aTextThatIsCutAnywayGivesUpWhatKeepsTheListFromScrollingSideways() {
        fit.need(ListColumn.STATUS, 2 * ListColumn.STATUS.width());
        fit.need(ListColumn.DIRECTION, ListColumn.DIRECTION.width());
        double whole = ListMode.MESSAGES.columns().stream().mapToDouble(Column::width).sum();
        double least = whole - ListColumn.SUMMARY.width() + ColumnFit.LAST;
        double room = least - 4;
        Map<Column, Double> widths = fit.widths(layout, room);
        double used = widths.values().stream().mapToDouble(Double::doubleValue).sum();
        assertTrue(used - widths.get(ListColumn.SUMMARY) + ColumnFit.LAST <= room, () -> used + " in " + room);
        assertEquals(ListColumn.DIRECTION.width(), widths.get(ListColumn.DIRECTION), "a text that is whole stays whole");
        assertEquals(ListColumn.STATUS.width(), fit.widths(layout, least - 100).get(ListColumn.STATUS), "it scrolls anyway");
    }

    @Test
    void aTextThatIsCutAnywayKeepsItsHead() {
        double head = ListColumn.FLAGS.width() - 2;
        fit.head(ListColumn.FLAGS, head);
        fit.need(ListColumn.FLAGS, 2 * ListColumn.FLAGS.width());
        fit.need(ListColumn.STATUS, 2 * ListColumn.STATUS.width());
        double whole = ListMode.MESSAGES.columns().stream().mapToDouble(Column::width).sum();
        Map<Column, Double> widths = fit.widths(layout, whole - ListColumn.SUMMARY.width() + ColumnFit.LAST - 4);
        assertTrue(widths.get(ListColumn.STATUS) < ListColumn.STATUS.width(), "it gives up what is missing");
        assertTrue(widths.get(ListColumn.FLAGS) >= head, () -> widths.get(ListColumn.FLAGS) + " of " + head);
        fit.head(ListColumn.FLAGS, ListColumn.FLAGS.width() + 9);
        assertEquals(ListColumn.FLAGS.width() + 9, width(ListColumn.FLAGS, NARROW), "a sign of sorting makes the head longer");
    }

    @Test
    void columnsNeverShrink() {
        fit.need(ListColumn.LENGTH, 90);
        fit.need(ListColumn.LENGTH, 40);
        assertEquals(90, width(ListColumn.LENGTH, WIDE));
    }

    @Test
    void aWidthThatSomebodyChoseStays() {
        layout.width(ListColumn.OFFSET, 50);
        fit.need(ListColumn.OFFSET, 200);
        assertEquals(50, width(ListColumn.OFFSET, WIDE));
        assertEquals(50, ColumnLayout.of(ListMode.MESSAGES, layout.text()).width(ListColumn.OFFSET));
        assertFalse(ColumnLayout.of(ListMode.MESSAGES, layout.text()).chosen(ListColumn.LENGTH));
    }

    @Test
    void looksAgainWhenMuchHasComeAndWhenFindingsAreKnown() {
        assertTrue(fit.due(0, false));
        fit.measuring(0, false);
        assertFalse(fit.due(0, false));
        assertTrue(fit.due(1, false));
        fit.measuring(1000, false);
        assertFalse(fit.due(1999, false));
        assertTrue(fit.due(2000, false));
        assertTrue(fit.due(1000, true));
        fit.measuring(1000, true);
        assertFalse(fit.due(1000, true));
    }
}
