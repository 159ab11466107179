package org.nbdscope.app.view.coverage;

import java.util.Arrays;
import org.nbdscope.dissector.analysis.CoverageMap;
import org.nbdscope.dissector.analysis.KnownContext;
import org.nbdscope.dissector.analysis.MapTotals;

/** What was known of a disk in one context at a moment, unchanging: known ranges in ascending order. */
public final class ContextExtents {

    /** No extent. */
    public static final int NONE = -1;

    private final String context;
    private final MapTotals totals;
    private final long[] starts;
    private final long[] ends;
    private final long[] flags;
    private final int[] messages;
    private final StatusKind[] kinds;
    private final ExtentBlocks blocks;
    private final long[] contradictionStarts;
    private final long[] contradictionEnds;

    private ContextExtents(String context, KnownContext known) {
        this.context = context;
        CoverageMap map = known.map();
        totals = MapTotals.of(context, map);
        int count = map.intervals();
        starts = new long[count];
        ends = new long[count];
        flags = new long[count];
        messages = new int[count];
        kinds = new StatusKind[count];
        int[] next = new int[1];
        map.visit((offset, length, status, when) -> {
            int i = next[0]++;
            starts[i] = offset;
            ends[i] = offset + length;
            flags[i] = status;
            kinds[i] = StatusKind.of(context, status);
            messages[i] = (int) when;
        });
        blocks = new ExtentBlocks(kinds, flags);
        contradictionStarts = new long[known.contradictions().intervals()];
        contradictionEnds = new long[contradictionStarts.length];
        next[0] = 0;
        known.contradictions().visit((offset, length, status, when) -> {
            contradictionStarts[next[0]] = offset;
            contradictionEnds[next[0]++] = offset + length;
        });
    }

    /** As it is at present. */
    public static ContextExtents of(String context, KnownContext known) {
        return new ContextExtents(context, known);
    }

    /** Name of the context. */
    public String context() {
        return context;
    }

    /** How much has which status. */
    public MapTotals totals() {
        return totals;
    }

    /** Number of known ranges. */
    public int count() {
        return starts.length;
    }

    /** First byte; unsigned. */
    public long start(int index) {
        return starts[index];
    }

    /** First byte behind it; unsigned. */
    public long end(int index) {
        return ends[index];
    }

    /** Status flags. */
    public long flags(int index) {
        return flags[index];
    }

    /** Row of the message that said so last. */
    public int message(int index) {
        return messages[index];
    }

    /** How it is drawn. */
    public StatusKind kind(int index) {
        return kinds[index];
    }

    /** The extents by blocks. */
    ExtentBlocks blocks() {
        return blocks;
    }

    /** Number of ranges where answers contradict each other. */
    public int contradictions() {
        return contradictionStarts.length;
    }

    /** First byte of such a range; unsigned. */
    public long contradictionStart(int index) {
        return contradictionStarts[index];
    }

    /** First byte behind it; unsigned. */
    public long contradictionEnd(int index) {
        return contradictionEnds[index];
    }

    /** Whether an offset lies in such a range. */
    public boolean contradicted(long offset) {
        int at = firstEndingAfter(contradictionEnds, offset);
        return at < contradictionEnds.length && Long.compareUnsigned(contradictionStarts[at], offset) <= 0;
    }

    /** The extent that holds an offset, or {@link #NONE}. */
    public int at(long offset) {
        int index = firstEndingAfter(offset);
        return index < starts.length && Long.compareUnsigned(starts[index], offset) <= 0 ? index : NONE;
    }

    /** The first extent that ends behind an offset; {@link #count} for none. */
    public int firstEndingAfter(long offset) {
        return firstEndingAfter(ends, offset);
    }

    static int firstEndingAfter(long[] ends, long offset) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(ends[middle], offset) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return context + " " + Arrays.toString(Arrays.copyOf(starts, Math.min(8, starts.length)));
    }
}
