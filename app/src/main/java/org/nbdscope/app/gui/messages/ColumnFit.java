package org.nbdscope.app.gui.messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ColumnLayout;
import org.nbdscope.app.view.ListColumn;

/**
 * How wide the columns are whose width nobody chose: as wide as what they show, as far as there is room. A number is never cut; a text that
 * is longer than its column usually is gets more only where other columns leave it, and gives up a little where that keeps the list from
 * scrolling sideways. Columns grow with what comes and never shrink, so that nothing moves to and fro under the pointer. Widths are pixels
 * at 100 %.
 */
final class ColumnFit {

    /** So many times its usual width is the most a text gets. */
    private static final double MOST = 2;
    /** This part of its usual width is the most that a text gives up, and only one that is cut anyway. */
    private static final double SPARE = 0.15;
    /** As narrow the last column becomes before the list scrolls sideways. */
    static final double LAST = 100;

    private final Map<Column, Double> needed = new HashMap<>();
    private final Map<Column, Double> heads = new HashMap<>();
    /** Rows after which to measure again. */
    private int next;
    private boolean judged;

    /** Whether enough has come since the last time to measure again. */
    boolean due(int rows, boolean nowJudged) {
        return rows >= next || nowJudged && !judged;
    }

    /** All columns are about to be measured. */
    void measuring(int rows, boolean nowJudged) {
        next = (int) Math.min(Integer.MAX_VALUE, Math.max(1, 2L * rows));
        judged = nowJudged;
    }

    /** The head of a column needs so much: narrower the column never gets by itself. */
    void head(Column column, double width) {
        heads.merge(column, width, Math::max);
        need(column, width);
    }

    /** A column needs so much. */
    void need(Column column, double width) {
        needed.merge(column, width, Math::max);
    }

    /** The widths of all columns that are shown, in so much room for all of them. */
    Map<Column, Double> widths(ColumnLayout layout, double room) {
        Map<Column, Double> widths = new HashMap<>();
        double used = 0;
        double wanted = 0;
        for (Column column : layout.shown()) {
            double width = usual(layout, column);
            widths.put(column, width);
            used += width;
            wanted += most(layout, column) - width;
        }
        double share = wanted <= 0 ? 0 : Math.max(0, Math.min(1, (room - used) / wanted));
        widths.replaceAll((column, width) -> width + share * (most(layout, column) - width));
        spare(layout, widths, used - room);
        return widths;
    }

    /** Takes what is missing from texts that are cut anyway, if they have so much beside what the last column gives. */
    private void spare(ColumnLayout layout, Map<Column, Double> widths, double missing) {
        List<Column> shown = layout.shown();
        if (shown.isEmpty()) {
            return;
        }
        Column last = shown.get(shown.size() - 1);
        // at other sizes of text each column is rounded, by a pixel at most
        double wanted = missing + shown.size() - Math.max(0, widths.get(last) - LAST);
        List<Column> cut = shown.stream().filter(column -> column != last && cut(layout, column)).toList();
        double most = cut.stream().mapToDouble(column -> gives(column, widths.get(column))).sum();
        if (wanted > 0 && wanted <= most) {
            cut.forEach(column -> widths.compute(column, (same, width) -> width - gives(column, width) * wanted / most));
        }
    }

    /** What a text that is cut anyway gives up at most. */
    private double gives(Column column, double width) {
        return Math.max(0, Math.min(SPARE * width, width - heads.getOrDefault(column, 0.0)));
    }

    private boolean cut(ColumnLayout layout, Column column) {
        Double need = needed.get(column);
        return need != null && !layout.chosen(column) && !column.number() && need > column.width();
    }

    private double usual(ColumnLayout layout, Column column) {
        Double need = needed.get(column);
        if (layout.chosen(column) || need == null) {
            return layout.width(column);
        }
        return column.number() ? need : Math.min(need, Math.max(column.width(), heads.getOrDefault(column, 0.0)));
    }

    private double most(ColumnLayout layout, Column column) {
        double usual = usual(layout, column);
        Double need = needed.get(column);
        boolean open = !layout.chosen(column) && need != null && column instanceof ListColumn;
        return open ? Math.max(usual, Math.min(need, MOST * column.width())) : usual;
    }
}
