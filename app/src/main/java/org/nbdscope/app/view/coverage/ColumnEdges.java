package org.nbdscope.app.view.coverage;

/**
 * Which columns ranges fall on that come in ascending order. Wide ranges meet at the nearest edge between columns; a narrow one has the
 * column it begins nearest to. The edges are computed once, so that a range costs comparisons only, of which there are a million.
 */
final class ColumnEdges {

    private final int width;
    /** The first offset of each column, unsigned; of those behind the first. */
    private final long[] edges;
    private int first;
    private int last;

    ColumnEdges(ByteSpan span, int width) {
        this.width = width;
        edges = new long[width + 1];
        for (int column = 1; column <= width; column++) {
            edges[column] = edge(span, column);
        }
    }

    /** The least offset that lies nearer to this column's left end than to that of the column before. */
    private long edge(ByteSpan span, int column) {
        long offset = span.offsetAt((column - 0.5) / width);
        boolean before = Math.round(span.position(offset) * width) < column;
        return before ? offset + 1 : offset;
    }

    /** Moves to a range that begins at or behind the one before. */
    void move(long start, long end) {
        while (first < width - 1 && Long.compareUnsigned(start, edges[first + 1]) >= 0) {
            first++;
        }
        if (last < first) {
            last = first;
        }
        while (last > first && Long.compareUnsigned(end, edges[last + 1]) < 0) {
            last--;
        }
        while (last < width - 1 && Long.compareUnsigned(end, edges[last + 2]) >= 0) {
            last++;
        }
    }

    /** Whether the range it is at has a single column, and a range that lies behind it has the same. */
    boolean holdsAlone(long start, long end) {
        return first == last && (first == width - 1
                || Long.compareUnsigned(start, edges[first + 1]) < 0 && Long.compareUnsigned(end, edges[first + 2]) < 0);
    }

    /** The first column of the range. */
    int first() {
        return first;
    }

    /** Its last column. */
    int last() {
        return last;
    }
}
