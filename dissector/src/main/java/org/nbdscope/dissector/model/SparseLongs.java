package org.nbdscope.dissector.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * 64-bit values of a few rows only, appended in the order of the rows. Written by one thread; a reader sees rows below a count that the
 * writer published.
 */
final class SparseLongs {

    private static final int INITIAL = 8;

    /** Rows and their values side by side, of which the first {@code size} count; replaced as one when it grows or shrinks. */
    private static final class Entries {

        private final int[] rows;
        private final long[] values;
        private int size;

        Entries(int capacity) {
            rows = new int[capacity];
            values = new long[capacity];
        }

        Entries copy(int capacity) {
            Entries copy = new Entries(capacity);
            System.arraycopy(rows, 0, copy.rows, 0, size);
            System.arraycopy(values, 0, copy.values, 0, size);
            copy.size = size;
            return copy;
        }

        void add(int row, long value) {
            rows[size] = row;
            values[size] = value;
            size++;
        }

        int indexOf(int row) {
            return Arrays.binarySearch(rows, 0, size, row);
        }
    }

    private Entries entries = new Entries(INITIAL);

    /** Adds the value of a row; rows must come in ascending order. */
    void add(int row, long value) {
        if (entries.size == entries.rows.length) {
            entries = entries.copy(entries.size * 2);
        }
        entries.add(row, value);
    }

    /** The value of a row, or {@code otherwise} where it has none. */
    long get(int row, long otherwise) {
        Entries all = entries;
        int index = all.indexOf(row);
        return index < 0 ? otherwise : all.values[index];
    }

    boolean has(int row) {
        return entries.indexOf(row) >= 0;
    }

    /** Rows below this are not needed any more, but for those of the blocks in {@code kept}. */
    void release(int below, BitSet kept) {
        Entries all = entries;
        if (all.size == 0 || all.rows[0] >= below) {
            return;
        }
        Entries rest = new Entries(Math.max(INITIAL, all.rows.length / 2));
        for (int i = 0; i < all.size; i++) {
            if (all.rows[i] >= below || kept.get(Blocks.of(all.rows[i]))) {
                if (rest.size == rest.rows.length) {
                    rest = rest.copy(all.rows.length);
                }
                rest.add(all.rows[i], all.values[i]);
            }
        }
        entries = rest;
    }
}
