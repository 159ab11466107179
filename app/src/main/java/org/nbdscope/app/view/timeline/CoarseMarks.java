package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The {@link BlockMarks} of all blocks that are full and without open requests, made when first asked for, under one filter; and those of
 * two, four, ... neighbouring blocks as one, for windows of time in which these still share a pixel column.
 */
final class CoarseMarks {

    /** As many levels as are kept: the last one joins this power of two of blocks. */
    static final int MOST_LEVEL = 12;

    private final RequestColumns requests;
    private final IntPredicate shown;
    private final int groups;
    private final BlockMarks.Maker maker = new BlockMarks.Maker();
    /** By level, then by place: at level n the marks of 2^n blocks. */
    private final List<List<BlockMarks>> levels = new ArrayList<>();

    /** Of the requests that a filter shows, null for all, and whose group is in a bit set. */
    CoarseMarks(RequestColumns requests, IntPredicate shown, int groups) {
        this.requests = requests;
        this.shown = shown;
        this.groups = groups;
        for (int level = 0; level <= MOST_LEVEL; level++) {
            levels.add(new ArrayList<>());
        }
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
        for (int level = 0; level <= MOST_LEVEL; level++) {
            if (block >> level < levels.get(level).size()) {
                levels.get(level).set(block >> level, null);
            }
        }
    }

    /** The marks of a block, which must be {@link RequestColumns#settled}. */
    BlockMarks of(int block) {
        return of(block, 0);
    }

    /**
     * The marks of blocks as one.
     *
     * @param block the first; a multiple of 2^level. All must be {@link RequestColumns#settled}
     * @return null where they have too many rows to be worth it
     */
    BlockMarks of(int block, int level) {
        List<BlockMarks> kept = levels.get(level);
        int place = block >> level;
        while (kept.size() <= place) {
            kept.add(null);
        }
        BlockMarks marks = kept.get(place);
        if (marks == null) {
            marks = level == 0 ? made(block) : joined(block, level);
            kept.set(place, marks);
        }
        return marks == BlockMarks.TOO_MANY ? null : marks;
    }

    private BlockMarks made(int block) {
        boolean all = shown == null && groups == TimelineView.ALL_GROUPS;
        return maker.make(requests, block, all ? null : this::isShown);
    }

    private BlockMarks joined(int block, int level) {
        BlockMarks first = of(block, level - 1);
        BlockMarks second = first == null ? null : of(block + (1 << level - 1), level - 1);
        return second == null ? BlockMarks.TOO_MANY : maker.join(first, second);
    }

    private boolean isShown(int transaction) {
        return (groups >> (requests.flags(transaction) & RequestColumns.GROUP) & 1) != 0 && (shown == null || shown.test(transaction));
    }
}
