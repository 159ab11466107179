package org.nbdscope.app.view.timeline;

import java.util.Arrays;

/**
 * Gives each request the first row that is free at its start. A tree of the earliest time at which any row below is free, so that a
 * connection with thousands of requests in flight costs no more than the logarithm of them.
 */
final class FreeRows {

    /** Rows at most; requests beyond share the last one. */
    static final int MAX_ROWS = 1 << 14;

    /** A heap-shaped tree: node 1 is the root, the leaves are the rows; each holds the least of those below it. */
    private long[] freeAt = {Long.MIN_VALUE, Long.MIN_VALUE};
    private int rows;

    /** Rows used so far. */
    int rows() {
        return rows;
    }

    /** Takes the first row that is free at a time and keeps it until {@link #free}. */
    int take(long start) {
        if (freeAt[1] > start) {
            if (leaves() == MAX_ROWS) {
                return MAX_ROWS - 1;
            }
            grow();
        }
        int node = 1;
        while (node < leaves()) {
            node = freeAt[node * 2] <= start ? node * 2 : node * 2 + 1;
        }
        int row = node - leaves();
        set(row, Long.MAX_VALUE);
        rows = Math.max(rows, row + 1);
        return row;
    }

    /** A row is free from a time on. */
    void free(int row, long from) {
        set(row, from);
    }

    private void set(int row, long time) {
        int node = leaves() + row;
        freeAt[node] = time;
        for (node /= 2; node >= 1; node /= 2) {
            freeAt[node] = Math.min(freeAt[node * 2], freeAt[node * 2 + 1]);
        }
    }

    private int leaves() {
        return freeAt.length / 2;
    }

    private void grow() {
        int leaves = leaves();
        long[] bigger = new long[leaves * 4];
        Arrays.fill(bigger, Long.MIN_VALUE);
        System.arraycopy(freeAt, leaves, bigger, leaves * 2, leaves);
        freeAt = bigger;
        for (int node = leaves * 2 - 1; node >= 1; node--) {
            freeAt[node] = Math.min(freeAt[node * 2], freeAt[node * 2 + 1]);
        }
    }
}
