package org.nbdscope.app.view.coverage;

/**
 * Where the keyboard is on the chart.
 *
 * @param context the row of the context
 * @param offset  first byte of what it stands on; unsigned
 */
public record ChartCursor(int context, long offset) {

    /** Further on: to the extent, or the unknown ground, that many before or behind, and to another context. */
    ChartCursor moved(CoverageKnown known, int extents, int contexts) {
        int row = Math.max(0, Math.min(known.contexts().size() - 1, context + contexts));
        ContextExtents its = known.contexts().get(row);
        long at = offset;
        for (int i = 0; i < Math.abs(extents); i++) {
            at = extents > 0 ? next(its, known.whole(), at) : previous(its, at);
        }
        return new ChartCursor(row, at);
    }

    /** Name of the context; null where there is none any more. */
    String name(CoverageKnown known) {
        return context < known.contexts().size() ? known.contexts().get(context).context() : null;
    }

    private static long next(ContextExtents extents, ByteSpan whole, long offset) {
        int index = extents.firstEndingAfter(offset);
        if (index == extents.count()) {
            return offset;
        }
        boolean inside = Long.compareUnsigned(extents.start(index), offset) <= 0;
        long next = inside ? extents.end(index) : extents.start(index);
        return Long.compareUnsigned(next, whole.end()) < 0 ? next : offset;
    }

    private static long previous(ContextExtents extents, long offset) {
        if (offset == 0) {
            return 0;
        }
        int index = extents.firstEndingAfter(offset - 1);
        boolean inside = index < extents.count() && Long.compareUnsigned(extents.start(index), offset - 1) <= 0;
        if (inside) {
            return extents.start(index);
        }
        return index == 0 ? 0 : extents.end(index - 1);
    }
}
