package org.nbdscope.app.gui.messages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.ListColumn;

/** Where the columns of a list are, in whole pixels. Does not change. */
final class RowGeometry {

    /** Width of the margin, which joins requests and replies. */
    private static final double MARGIN = 20;
    private static final double PADDING = 17;
    private static final double ROW = 21;
    private static final double HEAD = 24;
    /** With less room the summary says too little of anything: what it repeats stands in the details. */
    private static final double LEAST_SUMMARY = 200;

    /** From left to right. */
    private final Map<Column, Double> x = new LinkedHashMap<>();
    private final Map<Column, Double> widths = new LinkedHashMap<>();
    private final Look look;
    private final double total;

    /**
     * The last column gets what room is left, though not less than it needs to say something. The summary gives it to the column before
     * where it is too little, unless somebody chose its width.
     *
     * @param fit         how wide the columns are whose width nobody chose
     * @param numberWidth width of the longest number of a row
     */
    RowGeometry(ColumnLayout layout, ColumnFit fit, Look look, double room, double numberWidth) {
        this.look = look;
        Map<Column, Double> fitting = fit.widths(layout, room / look.zoom() - MARGIN);
        double at = look.px(MARGIN);
        Column last = null;
        for (Column column : layout.shown()) {
            double least = column == ListColumn.NUMBER ? Math.ceil(numberWidth + look.px(PADDING)) : 0;
            double width = Math.max(look.px(fitting.get(column)), least);
            x.put(column, at);
            widths.put(column, width);
            at += width;
            last = column;
        }
        if (last != null) {
            double before = at - widths.get(last);
            double rest = Math.max(Math.floor(room - before), Math.min(widths.get(last), look.px(ColumnFit.LAST)));
            widths.put(last, rest);
            if (last == ListColumn.SUMMARY && rest < look.px(LEAST_SUMMARY) && x.size() > 1 && !layout.chosen(last)) {
                rest = Math.max(0, Math.floor(room - before));
                giveAway(last, rest);
            }
            at = before + rest;
        }
        total = at;
    }

    private void giveAway(Column last, double room) {
        x.remove(last);
        widths.remove(last);
        Column before = null;
        for (Column column : x.keySet()) {
            before = column;
        }
        widths.merge(before, room, Double::sum);
    }

    /** The columns that are shown, from left to right. */
    Iterable<Column> columns() {
        return x.keySet();
    }

    boolean has(Column column) {
        return x.containsKey(column);
    }

    double x(Column column) {
        return x.get(column);
    }

    double width(Column column) {
        return widths.get(column);
    }

    /** The column at a place; null for none. */
    Column at(double place) {
        for (Map.Entry<Column, Double> entry : x.entrySet()) {
            if (place >= entry.getValue() && place < entry.getValue() + widths.get(entry.getKey())) {
                return entry.getKey();
            }
        }
        return null;
    }

    double total() {
        return total;
    }

    double zoom() {
        return look.zoom();
    }

    double rowHeight() {
        return look.px(ROW);
    }

    double headHeight() {
        return look.px(HEAD);
    }
}
