package org.nbdscope.app.view.coverage;

import org.nbdscope.dissector.analysis.CoverageSnapshot;
import org.nbdscope.dissector.analysis.KnownContext;
import org.nbdscope.dissector.analysis.MapTotals;

/** What was known of a disk in one context at a moment, unchanging: known ranges in ascending order. */
public final class ContextExtents {

    /** No extent. */
    public static final int NONE = -1;

    /** Status flags below this are what nearly all extents have. */
    private static final int COMMON = 16;

    private final String context;
    private final MapTotals totals;
    private final CoverageSnapshot extents;
    private final CoverageSnapshot contradictions;
    private final StatusKind[] commonKinds = new StatusKind[COMMON];

    private ContextExtents(String context, KnownContext known) {
        this.context = context;
        totals = MapTotals.of(context, known.map());
        extents = known.map().snapshot();
        contradictions = known.contradictions().snapshot();
        for (int flags = 0; flags < COMMON; flags++) {
            commonKinds[flags] = StatusKind.of(context, flags);
        }
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
        return extents.count();
    }

    /** First byte; unsigned. */
    public long start(int index) {
        return extents.start(index);
    }

    /** First byte behind it; unsigned. */
    public long end(int index) {
        return extents.end(index);
    }

    /** Status flags. */
    public long flags(int index) {
        return extents.flags(index);
    }

    /** Row of the message that said so last. */
    public int message(int index) {
        return (int) extents.when(index);
    }

    /** How it is drawn. */
    public StatusKind kind(int index) {
        return kindOf(extents.flags(index));
    }

    /** How an extent with status flags is drawn. */
    StatusKind kindOf(long flags) {
        return flags >= 0 && flags < COMMON ? commonKinds[(int) flags] : StatusKind.of(context, flags);
    }

    /** The extents, by blocks. */
    CoverageSnapshot extents() {
        return extents;
    }

    /** The ranges where answers contradict each other. */
    CoverageSnapshot contradicted() {
        return contradictions;
    }

    /** Number of ranges where answers contradict each other. */
    public int contradictions() {
        return contradictions.count();
    }

    /** Whether an offset lies in such a range. */
    public boolean contradicted(long offset) {
        return at(contradictions, offset) != NONE;
    }

    /** The extent that holds an offset, or {@link #NONE}. */
    public int at(long offset) {
        return at(extents, offset);
    }

    private static int at(CoverageSnapshot ranges, long offset) {
        int index = ranges.firstEndingAfter(offset);
        return index < ranges.count() && Long.compareUnsigned(ranges.start(index), offset) <= 0 ? index : NONE;
    }

    /** The first extent that ends behind an offset; {@link #count} for none. */
    public int firstEndingAfter(long offset) {
        return extents.firstEndingAfter(offset);
    }

    @Override
    public String toString() {
        return context + ", " + count() + " extents";
    }
}
