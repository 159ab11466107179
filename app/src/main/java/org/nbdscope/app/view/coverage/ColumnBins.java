package org.nbdscope.app.view.coverage;

import java.util.Arrays;
import java.util.Set;
import org.nbdscope.dissector.analysis.CoverageSnapshot;

/**
 * A context's extents in a part of the disk, a bin per column of pixels: each shows the strongest kind in it, so that an extent narrower
 * than a pixel is seen however far one zooms out.
 */
public final class ColumnBins {

    private static final StatusKind[] KINDS = StatusKind.values();
    /** What a kind that is not dimmed is stronger by. */
    private static final int SHOWN = KINDS.length;

    private final int[] ranks = new int[SHOWN];
    private final StatusKind[] kinds;
    private final long[] values;
    private final int[] counts;
    private final boolean[] contradictions;

    private ColumnBins(int width, Set<StatusKind> dimmed) {
        for (StatusKind kind : KINDS) {
            ranks[kind.ordinal()] = kind.ordinal() + (dimmed.contains(kind) || kind == StatusKind.UNKNOWN ? 0 : SHOWN);
        }
        kinds = new StatusKind[width];
        Arrays.fill(kinds, StatusKind.UNKNOWN);
        values = new long[width];
        counts = new int[width];
        contradictions = new boolean[width];
    }

    /**
     * Bins the extents of a part of the disk.
     *
     * @param width  number of columns
     * @param dimmed kinds that are seen only where there is no other
     */
    public static ColumnBins of(ContextExtents extents, ByteSpan span, int width, Set<StatusKind> dimmed) {
        ColumnBins bins = new ColumnBins(width, dimmed);
        ColumnRanges.visit(extents.extents(), span, width, new ColumnRanges.Visitor() {
            @Override
            public void range(long flags, int first, int last) {
                bins.put(extents.kindOf(flags), flags, first, last);
            }

            @Override
            public void block(int block, int column) {
                bins.put(extents, block, column);
            }
        });
        ColumnRanges.visit(extents.contradicted(), span, width, new ColumnRanges.Visitor() {
            @Override
            public void range(long flags, int first, int last) {
                Arrays.fill(bins.contradictions, first, last + 1, true);
            }

            @Override
            public void block(int block, int column) {
                bins.contradictions[column] = true;
            }
        });
        return bins;
    }

    /** All columns of one status. */
    public static ColumnBins filled(StatusKind kind, long value, int width) {
        ColumnBins bins = new ColumnBins(width, Set.of());
        bins.put(kind, value, 0, width - 1);
        return bins;
    }

    private void put(StatusKind kind, long value, int first, int last) {
        for (int x = first; x <= last; x++) {
            counts[x]++;
            put(kind, value, x);
        }
    }

    /** Extents of a block that fall on one column. */
    private void put(ContextExtents extents, int block, int x) {
        CoverageSnapshot ranges = extents.extents();
        counts[x] += ranges.firstOf(block + 1) - ranges.firstOf(block);
        ranges.statuses(block, flags -> put(extents.kindOf(flags), flags, x));
    }

    private void put(StatusKind kind, long value, int x) {
        if (ranks[kind.ordinal()] > ranks[kinds[x].ordinal()] || kind == kinds[x] && Long.compareUnsigned(value, values[x]) > 0) {
            kinds[x] = kind;
            values[x] = value;
        }
    }

    /** Number of columns. */
    public int width() {
        return kinds.length;
    }

    /** The strongest kind in a column. */
    public StatusKind kind(int column) {
        return kinds[column];
    }

    /** Its status flags. */
    public long value(int column) {
        return values[column];
    }

    /** Whether all of a column is of kinds that the legend hides. */
    public boolean dimmed(int column) {
        return kinds[column] != StatusKind.UNKNOWN && ranks[kinds[column].ordinal()] < SHOWN;
    }

    /** How many extents the column holds a part of. */
    public int count(int column) {
        return counts[column];
    }

    /** Whether answers about it contradict each other. */
    public boolean contradicted(int column) {
        return contradictions[column];
    }

    /** First column behind those from {@code column} on that look the same. */
    public int runEnd(int column) {
        int x = column + 1;
        while (x < kinds.length && kinds[x] == kinds[column] && values[x] == values[column]) {
            x++;
        }
        return x;
    }
}
