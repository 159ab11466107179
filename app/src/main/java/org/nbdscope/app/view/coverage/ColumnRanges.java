package org.nbdscope.app.view.coverage;

import org.nbdscope.dissector.analysis.CoverageSnapshot;

/** Which columns of pixels the ranges of a map fall on. Those that share one are taken together, so that a million cost little. */
final class ColumnRanges {

    /** Is shown all of them in ascending order. */
    interface Visitor {

        /** A range with a status that falls on some columns. */
        void range(long flags, int first, int last);

        /** All ranges of a block fall on one column. */
        void block(int block, int column);
    }

    private ColumnRanges() {
    }

    /**
     * Goes through the ranges that meet a part of the disk.
     *
     * @param width number of columns
     */
    static void visit(CoverageSnapshot ranges, ByteSpan span, int width, Visitor visitor) {
        ColumnEdges edges = new ColumnEdges(span, width);
        int i = ranges.firstEndingAfter(span.from());
        int begun = begunBefore(ranges, span.end());
        for (int block = ranges.blockOf(i); i < begun; block++) {
            int behind = ranges.firstOf(block + 1);
            if (i == ranges.firstOf(block) && behind <= begun) {
                edges.move(ranges.firstStart(block), ranges.firstEnd(block));
                if (edges.holdsAlone(ranges.lastStart(block), ranges.lastEnd(block))) {
                    visitor.block(block, edges.first());
                    i = behind;
                    continue;
                }
            }
            ranges.visit(i, Math.min(behind, begun), (start, end, flags) -> {
                edges.move(start, end);
                visitor.range(flags, edges.first(), edges.last());
            });
            i = behind;
        }
    }

    /** Number of the ranges that begin before an offset. */
    private static int begunBefore(CoverageSnapshot ranges, long offset) {
        int ended = ranges.firstEndingAfter(offset);
        return ended < ranges.count() && Long.compareUnsigned(ranges.start(ended), offset) < 0 ? ended + 1 : ended;
    }
}
