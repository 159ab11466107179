package org.nbdscope.app.view;

import java.util.Arrays;

/** The rows of a table that a list shows, in the order in which it shows them. Does not change. */
public final class RowSet {

    /** No rows. */
    public static final RowSet EMPTY = all(0);

    /** Null where all rows are shown in the order of the table. */
    private final int[] rows;
    private final int size;
    private final boolean ascending;

    private RowSet(int[] rows, int size, boolean ascending) {
        this.rows = rows;
        this.size = size;
        this.ascending = ascending;
    }

    /** All rows below {@code count} in the order of the table. */
    public static RowSet all(int count) {
        return new RowSet(null, count, true);
    }

    /**
     * Some rows.
     *
     * @param rows      its first {@code size} entries must not change any more
     * @param ascending whether they are in the order of the table
     */
    static RowSet of(int[] rows, int size, boolean ascending) {
        return new RowSet(rows, size, ascending);
    }

    /** Whether they are in the order of the table. */
    public boolean ascending() {
        return ascending;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The row of the table at a place of the list. */
    public int row(int place) {
        return rows == null ? place : rows[place];
    }

    /** The place of a row in the list, or -1 where it is not shown. */
    public int placeOf(int row) {
        if (rows == null) {
            return row >= 0 && row < size ? row : -1;
        }
        if (ascending) {
            return Math.max(-1, Arrays.binarySearch(rows, 0, size, row));
        }
        for (int place = 0; place < size; place++) {
            if (rows[place] == row) {
                return place;
            }
        }
        return -1;
    }

    /** The place of a row, or of the nearest one that is shown; -1 where none is shown. */
    public int nearest(int row) {
        int place = placeOf(row);
        if (place >= 0 || size == 0) {
            return place;
        }
        if (!ascending) {
            return 0;
        }
        int insertion = rows == null ? row : -Arrays.binarySearch(rows, 0, size, row) - 1;
        return Math.max(0, Math.min(size - 1, insertion));
    }
}
