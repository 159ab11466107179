package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The {@link BlockMarks} of all blocks that are full and without open requests, made when first asked for, under one filter. */
final class CoarseMarks {

    private final RequestColumns requests;
    private final IntPredicate shown;
    private final int groups;
    private final BlockMarks.Maker maker = new BlockMarks.Maker();
    private final List<BlockMarks> blocks = new ArrayList<>();

    /** Of the requests that a filter shows, null for all, and whose group is in a bit set. */
    CoarseMarks(RequestColumns requests, IntPredicate shown, int groups) {
        this.requests = requests;
        this.shown = shown;
        this.groups = groups;
    }

    /** Whether it is of this filter. */
    boolean isOf(IntPredicate filter, int groupsOfIt) {
        return shown == filter && groups == groupsOfIt;
    }

    /** Whether it is of this filter, whatever groups are wanted. */
    boolean isOf(IntPredicate filter) {
        return shown == filter;
    }

    /** Lets go of the marks of a block. */
    void forget(int block) {
        if (block < blocks.size()) {
            blocks.set(block, null);
        }
    }

    /** The marks of a block, which must be {@link RequestColumns#settled}. */
    BlockMarks of(int block) {
        while (blocks.size() <= block) {
            blocks.add(null);
        }
        BlockMarks marks = blocks.get(block);
        if (marks == null) {
            boolean all = shown == null && groups == TimelineView.ALL_GROUPS;
            marks = maker.make(requests, block, all ? null : this::isShown);
            blocks.set(block, marks);
        }
        return marks;
    }

    private boolean isShown(int transaction) {
        return (groups >> (requests.flags(transaction) & RequestColumns.GROUP) & 1) != 0 && (shown == null || shown.test(transaction));
    }
}
