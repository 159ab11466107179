package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns a list has, in which order and how wide. */
public final class ColumnLayout {

    /** Narrowest a column can be, in pixels at 100 %. */
    public static final double MIN_WIDTH = 28;
    /** Columns that a list has at most: more is nothing that anybody reads. */
    public static final int MAX_COLUMNS = 64;

    private final List<Column> own;
    private final List<Column> order = new ArrayList<>();
    private final Set<Column> hidden = new HashSet<>();
    private final Map<Column, Double> widths = new HashMap<>();

    /** The columns that rows of this kind have by themselves, as wide as they come. */
    public ColumnLayout(ListMode mode) {
        own = mode.columns();
        order.addAll(own);
    }

    /** A layout that {@link #text()} wrote; what it does not know stays as it comes. */
    public static ColumnLayout of(ListMode mode, String text) {
        ColumnLayout layout = new ColumnLayout(mode);
        List<Column> named = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] words = part.split(":");
            Column column = words.length == 3 ? Column.of(words[0]) : null;
            boolean fits = column instanceof FieldColumn || column != null && layout.own.contains(column);
            if (fits && !named.contains(column) && named.size() < MAX_COLUMNS) {
                named.add(column);
                layout.restore(column, words[1], words[2]);
            }
        }
        layout.order.removeAll(named);
        layout.order.addAll(0, named);
        return layout;
    }

    private void restore(Column column, String width, String visible) {
        try {
            double known = Double.parseDouble(width);
            if (known != column.width()) {
                width(column, known);
            }
        } catch (NumberFormatException e) {
            widths.remove(column); // somebody edited the preferences by hand
        }
        if (visible.equals("hidden")) {
            hidden.add(column);
        }
    }

    /** The layout in one line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Column column : order) {
            text.append(text.isEmpty() ? "" : ",").append(column.id()).append(':').append(width(column));
            text.append(':').append(hidden.contains(column) ? "hidden" : "shown");
        }
        return text.toString();
    }

    /** All columns, hidden ones included, from left to right. */
    public List<Column> all() {
        return List.copyOf(order);
    }

    /** The columns that are shown, from left to right. */
    public List<Column> shown() {
        return order.stream().filter(column -> !hidden.contains(column)).toList();
    }

    /** Width of a column in pixels at 100 %. */
    public double width(Column column) {
        return widths.getOrDefault(column, column.width());
    }

    /** Whether somebody chose the width of a column. */
    public boolean chosen(Column column) {
        return widths.containsKey(column);
    }

    /** Makes a column wider or narrower. */
    public void width(Column column, double width) {
        widths.put(column, Math.max(MIN_WIDTH, width));
    }

    /** Shows or hides a column; the last one stays. */
    public void show(Column column, boolean show) {
        if (show) {
            hidden.remove(column);
        } else if (shown().size() > 1) {
            hidden.add(column);
        }
    }

    /** Puts a column before another one, or at the end for null. */
    public void move(Column column, Column before) {
        if (column == before) {
            return;
        }
        order.remove(column);
        order.add(before == null ? order.size() : order.indexOf(before), column);
    }

    /** Adds a column for a field before the last one, which takes what room is left; shows it where it is there already. */
    public void add(FieldColumn column) {
        if (!order.contains(column) && order.size() < MAX_COLUMNS) {
            order.add(Math.max(0, order.size() - 1), column);
        }
        hidden.remove(column);
    }

    /** Takes a field's column away; those of the program itself can only be hidden. */
    public void remove(FieldColumn column) {
        order.remove(column);
        hidden.remove(column);
        widths.remove(column);
    }

    /** All as it came. */
    public void reset() {
        order.clear();
        order.addAll(own);
        hidden.clear();
        widths.clear();
    }
}
