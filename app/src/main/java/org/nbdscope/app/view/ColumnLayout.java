package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which columns a list has, in which order and how wide. */
public final class ColumnLayout {

    /** Narrowest a column can be, in pixels at 100 %. */
    public static final double MIN_WIDTH = 28;

    private final List<ListColumn> order = new ArrayList<>(List.of(ListColumn.values()));
    private final Set<ListColumn> hidden = EnumSet.noneOf(ListColumn.class);
    private final double[] widths = new double[ListColumn.values().length];

    /** All columns in their order, as wide as they come. */
    public ColumnLayout() {
        for (ListColumn column : ListColumn.values()) {
            widths[column.ordinal()] = column.width();
        }
    }

    /** A layout that {@link #text()} wrote; what it does not know stays as it comes. */
    public static ColumnLayout of(String text) {
        ColumnLayout layout = new ColumnLayout();
        List<ListColumn> named = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] words = part.split(":");
            for (ListColumn column : ListColumn.values()) {
                if (words.length == 3 && column.name().equals(words[0]) && !named.contains(column)) {
                    named.add(column);
                    layout.restore(column, words[1], words[2]);
                }
            }
        }
        layout.order.removeAll(named);
        layout.order.addAll(0, named);
        return layout;
    }

    private void restore(ListColumn column, String width, String visible) {
        try {
            width(column, Double.parseDouble(width));
        } catch (NumberFormatException e) {
            width(column, column.width()); // somebody edited the preferences by hand
        }
        show(column, !visible.equals("hidden"));
    }

    /** The layout in one line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ListColumn column : order) {
            text.append(text.isEmpty() ? "" : ",").append(column.name()).append(':').append(width(column));
            text.append(':').append(hidden.contains(column) ? "hidden" : "shown");
        }
        return text.toString();
    }

    /** The columns that are shown, from left to right. */
    public List<ListColumn> shown() {
        return order.stream().filter(column -> !hidden.contains(column)).toList();
    }

    /** Width of a column in pixels at 100 %. */
    public double width(ListColumn column) {
        return widths[column.ordinal()];
    }

    /** Makes a column wider or narrower. */
    public void width(ListColumn column, double width) {
        widths[column.ordinal()] = Math.max(MIN_WIDTH, width);
    }

    /** Shows or hides a column; the last one stays. */
    public void show(ListColumn column, boolean show) {
        if (show) {
            hidden.remove(column);
        } else if (shown().size() > 1) {
            hidden.add(column);
        }
    }

    /** Puts a column before another one, or at the end for null. */
    public void move(ListColumn column, ListColumn before) {
        if (column == before) {
            return;
        }
        order.remove(column);
        order.add(before == null ? order.size() : order.indexOf(before), column);
    }
}
