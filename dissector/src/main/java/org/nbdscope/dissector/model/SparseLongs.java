package org.nbdscope.dissector.model;

import java.util.Arrays;

/** 64-bit values of a few rows only, appended in the order of the rows. */
final class SparseLongs {

    private int[] rows = new int[8];
    private long[] values = new long[8];
    private int from;
    private int size;

    /** Adds the value of a row; rows must come in ascending order. */
    void add(int row, long value) {
        if (size == rows.length) {
            makeRoom();
        }
        rows[size] = row;
        values[size] = value;
        size++;
    }

    /** The value of a row, or {@code otherwise} where it has none. */
    long get(int row, long otherwise) {
        int index = Arrays.binarySearch(rows, from, size, row);
        return index < 0 ? otherwise : values[index];
    }

    boolean has(int row) {
        return Arrays.binarySearch(rows, from, size, row) >= 0;
    }

    void release(int below) {
        while (from < size && rows[from] < below) {
            from++;
        }
    }

    private void makeRoom() {
        int used = size - from;
        int capacity = used > rows.length / 2 ? rows.length * 2 : rows.length;
        int[] newRows = new int[capacity];
        long[] newValues = new long[capacity];
        System.arraycopy(rows, from, newRows, 0, used);
        System.arraycopy(values, from, newValues, 0, used);
        rows = newRows;
        values = newValues;
        from = 0;
        size = used;
    }
}
