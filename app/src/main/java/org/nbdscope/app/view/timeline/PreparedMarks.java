package org.nbdscope.app.view.timeline;

import java.util.function.IntPredicate;

/** What was made of blocks of requests so that pictures need not go through them one by one. */
final class PreparedMarks {

    private final RequestColumns requests;
    private final CoarseMarks all;
    private CoarseMarks filtered;
    private OffsetCells offsetCells;
    /** Blocks before it are settled and have their marks. */
    private int prepared;

    PreparedMarks(RequestColumns requests) {
        this.requests = requests;
        all = new CoarseMarks(requests, null, TimelineView.ALL_GROUPS);
    }

    /** Makes the marks of blocks that have settled, so that whoever draws finds them. */
    void prepare() {
        prepared = Math.max(prepared, requests.firstBlock());
        while (prepared < requests.blocks() && requests.settled(prepared)) {
            all.of(prepared++);
        }
    }

    /** The marks of blocks under a filter; those of the last filter are kept beside those of all requests. */
    CoarseMarks of(IntPredicate shown, int groups) {
        if (shown == null && groups == TimelineView.ALL_GROUPS) {
            return all;
        }
        if (filtered == null || !filtered.isOf(shown, groups)) {
            filtered = new CoarseMarks(requests, shown, groups);
        }
        return filtered;
    }

    /** The rows of pixels of requests by offset; those of the last picture are kept. */
    OffsetCells cells(OffsetCells.Key key) {
        if (offsetCells == null || !offsetCells.key().equals(key)) {
            offsetCells = new OffsetCells(key);
        }
        return offsetCells;
    }

    /** A filter shows further requests of a block: what was made of it is made anew. */
    void displayChanged(IntPredicate shown, int block) {
        if (filtered != null && filtered.isOf(shown)) {
            filtered.forget(block);
        }
        if (offsetCells != null && offsetCells.key().shown() == shown) {
            offsetCells.forget(block);
        }
    }

    /** A block is not kept any more. */
    void forget(int block) {
        all.forget(block);
        if (filtered != null) {
            filtered.forget(block);
        }
        if (offsetCells != null) {
            offsetCells.forget(block);
        }
    }
}
