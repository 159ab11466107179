package org.nbdscope.app.gui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;

/** Where the summary stands, the last column. */
class RowGeometryTest {

    private final ColumnLayout layout = new ColumnLayout(ListMode.MESSAGES);

    private RowGeometry geometry(double room) {
        return new RowGeometry(layout, new ColumnFit(), new Look(Theme.LIGHT, 1), room, 0);
    }

    /** Where the summary begins. */
    private double before() {
        RowGeometry wide = geometry(3000);
        return wide.x(ListColumn.SUMMARY);
    }

    @Test
    void theSummaryTakesWhatRoomIsLeft() {
        RowGeometry wide = geometry(before() + 500);
        assertEquals(500, wide.width(ListColumn.SUMMARY));
    }

    @Test
    void whereThatIsTooLittleTheColumnBeforeHasIt() {
        RowGeometry narrow = geometry(before() + 70);
        assertFalse(narrow.has(ListColumn.SUMMARY));
        assertEquals(ListColumn.FINDING.width() + 70, narrow.width(ListColumn.FINDING));
        assertEquals(before() + 70, narrow.total());
        RowGeometry none = geometry(before() - 70);
        assertFalse(none.has(ListColumn.SUMMARY));
        assertEquals(before(), none.total(), "scrolls as far as the others need");
    }

    @Test
    void itStaysWhereSomebodyChoseItsWidth() {
        layout.width(ListColumn.SUMMARY, 120);
        assertTrue(geometry(before() - 70).has(ListColumn.SUMMARY));
    }
}
