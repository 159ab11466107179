package org.nbdscope.app.view;

import java.util.Arrays;

/** The rows of a table that a list shows, in the order in which it shows them. Does not change. */
public final class RowSet {

    /** No rows. */
    public static final RowSet EMPTY = all(0);

    /** Null where all rows are shown in the order of the table. */
    private final int[] rows;
    /** Where in {@link #rows} they begin; the first row itself where all are shown. */
    private final int first;
    private final int size;
    private final boolean ascending;

    private RowSet(int[] rows, int first, int size, boolean ascending) {
        this.rows = rows;
        this.first = first;
        this.size = size;
        this.ascending = ascending;
    }

    /** All rows below {@code count} in the order of the table. */
    public static RowSet all(int count) {
        return range(0, count);
    }

    /** All rows from {@code first} up to, without, {@code end} in the order of the table. */
    public static RowSet range(int first, int end) {
        return new RowSet(null, first, Math.max(0, end - first), true);
    }

    /**
     * Some rows.
     *
     * @param rows      its first {@code size} entries must not change any more
     * @param ascending whether they are in the order of the table
     */
    public static RowSet of(int[] rows, int size, boolean ascending) {
        return new RowSet(rows, 0, size, ascending);
    }

    /** Whether they are in the order of the table. */
    public boolean ascending() {
        return ascending;
    }

    /** Whether they are all rows of the table between the first and the last of them, in its order. */
    public boolean consecutive() {
        return rows == null;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The row of the table at a place of the list. */
    public int row(int place) {
        return rows == null ? first + place : rows[first + place];
    }

    /** How many of these rows, which are in the order of the table, come before a row of it. */
    public int placesBefore(int row) {
        if (rows == null) {
            return Math.max(0, Math.min(size, row - first));
        }
        int found = Arrays.binarySearch(rows, first, first + size, row);
        return (found < 0 ? -found - 1 : found) - first;
    }

    /** The same without those before a row of the table; these rows where there are none of them. */
    public RowSet from(int row) {
        if (ascending) {
            int gone = placesBefore(row);
            return gone == 0 ? this : new RowSet(rows, first + gone, size - gone, true);
        }
        int[] kept = Arrays.stream(rows, first, first + size).filter(each -> each >= row).toArray();
        return kept.length == size ? this : new RowSet(kept, 0, kept.length, false);
    }

    /** The place of a row in the list, or -1 where it is not shown. */
    public int placeOf(int row) {
        if (ascending) {
            int place = placesBefore(row);
            return place < size && row(place) == row ? place : -1;
        }
        for (int place = 0; place < size; place++) {
            if (row(place) == row) {
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
        return ascending ? Math.min(size - 1, placesBefore(row)) : 0;
    }
}
