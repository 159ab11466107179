package org.nbdscope.app.gui.messages;

import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.Verdict;

/** Measures the texts of a list: what room its columns need, and get. */
final class ColumnMeasure {

    /** Rows whose text decides how wide a column has to be. */
    private static final int MEASURED_ROWS = 200;
    /** Rows with findings that do so as well: they may be few among many. */
    private static final int MEASURED_FINDINGS = 60;

    /** What a cell says. */
    interface CellText {
        String at(int place, Column column);
    }

    private final ListColumns columns;
    private final ObjectProperty<Look> look;
    private final CellText text;
    private RowPainter painter;
    private ColumnFit fit = new ColumnFit();

    ColumnMeasure(ListColumns columns, ObjectProperty<Look> look, CellText text) {
        this.columns = columns;
        this.look = look;
        this.text = text;
    }

    /** Texts are others, or are written in another way. */
    void forget() {
        fit = new ColumnFit();
    }

    /** Paints rows in the look of this moment. */
    RowPainter painter() {
        if (painter == null || !painter.isFor(look.get())) {
            painter = new RowPainter(look.get());
        }
        return painter;
    }

    /**
     * Where columns begin and end.
     *
     * @param room for all of them, in pixels
     * @param last the largest number that the first one may say
     */
    RowGeometry geometry(double room, int last) {
        return new RowGeometry(columns.layout(), fit, look.get(), room, painter().widthOfNumber(last));
    }

    /** Makes every column as wide as its texts are from a place on. */
    void fitColumns(RowSet rows, int first, ListQuery shown) {
        int end = Math.min(rows.size(), first + MEASURED_ROWS);
        columns.fit(column -> {
            double widest = painter().widthOfHead(columns.title(column, shown));
            for (int place = first; place < end; place++) {
                widest = Math.max(widest, painter().widthOf(column, text.at(place, column)));
            }
            return widest;
        });
    }

    /**
     * Looks at rows from all over the list, and at those with findings, if enough of either has come.
     *
     * @param verdict null where there is none yet
     * @return whether it was time to look
     */
    boolean look(RowSet rows, RowCells cells, Verdict verdict) {
        if (!fit.due(rows.size(), verdict != null)) {
            return false;
        }
        fit.measuring(rows.size(), verdict != null);
        IntStream spread = IntStream.range(0, Math.min(MEASURED_ROWS, rows.size()))
                .map(i -> (int) ((long) i * rows.size() / Math.min(MEASURED_ROWS, rows.size())));
        IntStream noted = verdict == null || !rows.ascending() ? IntStream.empty() : verdict.findings().stream()
                .filter(PlacedFinding::hasMessage).limit(MEASURED_FINDINGS)
                .mapToInt(finding -> rows.placeOf(cells.rowOf(finding.message()))).filter(place -> place >= 0);
        int[] places = IntStream.concat(spread, noted).toArray();
        for (Column column : columns.layout().all()) {
            if (column instanceof ListColumn) {
                needHead(column, null);
                for (int place : places) {
                    fit.need(column, painter().widthOf(column, text.at(place, column)));
                }
            }
        }
        return true;
    }

    /** The head of a column is to be whole, with the sign of its order if it has one. */
    void needHead(Column column, ListQuery shown) {
        fit.head(column, painter().widthOfHead(columns.title(column, shown)));
    }
}
