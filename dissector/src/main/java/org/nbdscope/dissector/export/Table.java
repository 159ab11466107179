package org.nbdscope.dissector.export;

import java.util.ArrayList;
import java.util.List;

/** A small table of text: the first column to the left, the others to the right, each as wide as its widest cell. */
final class Table {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(heads);
    }

    void add(String... cells) {
        rows.add(cells);
    }

    /** Appends it; nothing where it has no row but the heads. */
    void write(StringBuilder text) {
        if (rows.size() == 1) {
            return;
        }
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            text.append(GAP);
            Columns.left(text, row[0], widths[0]);
            for (int i = 1; i < row.length; i++) {
                Columns.right(text.append(GAP), row[i], widths[i]);
            }
            text.append('\n');
        }
    }
}
