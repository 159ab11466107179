package org.nbdscope.app.view.timeline;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Requests to marks on pixel columns: for each row of a lane at most one mark begins in a column, however many requests there are. What the
 * filter shows covers what it does not. On the way it counts how many requests are in flight in each column.
 */
final class LaneBars {

    /** Takes the marks. */
    interface Sink {

        /**
         * A bar.
         *
         * @param band   which from the top
         * @param row    row on the screen
         * @param from   first column
         * @param to     last column
         * @param dimmed whether the filter leaves it out
         */
        void bar(int transaction, int band, int row, int from, int to, boolean dimmed);

        /** An error ends in a column; at most one for {@link #ERROR_WIDTH} columns of a band. */
        void error(int band, int row, int column, boolean dimmed);

        /** A connection says goodbye in a column. */
        void goodbye(int band, int column);
    }

    /** Of so many logical pixels of a band one octagon is told, and one goodbye. */
    static final int ERROR_WIDTH = 4;

    private final TimelineIndex index;
    private final RequestColumns requests;
    private final LaneLayout layout;
    private final TimeWindow window;
    private final int columns;
    private final double columnsPerNano;
    private final int errorColumns;
    /** By row on the screen over all bands: the column behind the last mark, of any kind and of those the filter shows. */
    private final int[] nextFree;
    private final int[] nextShown;
    private final int[] rowBase;
    /** By band and place of an octagon: whether there is one, of any kind and of those the filter shows. */
    private final BitSet errorPlaces = new BitSet();
    private final BitSet shownErrorPlaces = new BitSet();
    private final int[] nextGoodbye;
    private final int[] starts;
    private final int[] ends;
    private final int[] depth;
    private int crossingIn;
    private boolean[] visible = {};

    /**
     * For one picture.
     *
     * @param columns device pixels over which the window is spread
     * @param scale   device pixels of a logical one
     */
    LaneBars(TimelineIndex index, LaneLayout layout, TimeWindow window, int columns, double scale) {
        this.index = index;
        this.requests = index.requests();
        this.layout = layout;
        this.window = window;
        this.columns = columns;
        this.columnsPerNano = columns / (double) window.length();
        this.errorColumns = (int) Math.round(ERROR_WIDTH * scale);
        int bands = layout.bands().size();
        rowBase = new int[bands];
        int rows = 0;
        for (int band = 0; band < bands; band++) {
            rowBase[band] = rows;
            rows += layout.rows(band);
        }
        nextFree = new int[rows];
        nextShown = new int[rows];
        nextGoodbye = new int[bands];
        starts = new int[columns];
        ends = new int[columns];
        depth = new int[columns];
    }

    /**
     * Makes the marks of all bands between two heights.
     *
     * @param top    first height shown, logical pixels in the layout
     * @param bottom last height shown
     * @param shown  which transactions the filter shows; null for all
     * @param groups bit set of the {@link CommandGroup}s that are not dimmed by the legend
     */
    void make(double top, double bottom, IntPredicate shown, int groups, Sink sink) {
        visible = new boolean[layout.bands().size()];
        for (int band = 0; band < visible.length; band++) {
            visible[band] = layout.topOf(band) < bottom && layout.topOf(band + 1) > top;
        }
        boolean filters = shown != null || groups != TimelineView.ALL_GROUPS;
        CoarseMarks all = index.marks().of(null, TimelineView.ALL_GROUPS);
        CoarseMarks wanted = filters ? index.marks().of(shown, groups) : null;
        long from = window.start();
        long to = window.end() - 1;
        long column = (long) (1 / columnsPerNano);
        int blocks = requests.blocks();
        for (int block = requests.firstBlock(); block < blocks; ) {
            int level = requests.level(block, column);
            int blocksOfIt = 1 << Math.max(0, level);
            if (!requests.blocksIntersect(block, block + blocksOfIt, from, to)) {
                block += blocksOfIt;
                continue;
            }
            BlockMarks marks = level < 0 ? null : all.of(block, level);
            while (level > 0 && marks == null) {
                marks = all.of(block, --level);
            }
            if (marks != null) {
                marks(marks, filters, true, sink);
                if (filters) {
                    wanted(wanted, block, level, sink);
                }
            } else {
                requests(block, shown, groups, sink);
            }
            block += marks == null ? 1 : 1 << level;
        }
    }

    /** The marks of those that the filter shows, in larger or smaller pieces. */
    private void wanted(CoarseMarks wanted, int block, int level, Sink sink) {
        BlockMarks marks = wanted.of(block, level);
        if (marks != null) {
            marks(marks, false, false, sink);
        } else {
            wanted(wanted, block, level - 1, sink);
            wanted(wanted, block + (1 << level - 1), level - 1, sink);
        }
    }

    private void requests(int block, IntPredicate shown, int groups, Sink sink) {
        int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
        for (int at = block * RequestColumns.BLOCK; at < end; at++) {
            long start = requests.start(at);
            long stop = requests.end(at);
            if (window.intersects(start, stop)) {
                int flags = requests.flags(at);
                boolean dimmed = (groups >> (flags & RequestColumns.GROUP) & 1) == 0 || shown != null && !shown.test(at);
                int error = (flags & RequestColumns.ERROR) != 0 ? at : TimelineView.NONE;
                boolean goodbye = (flags & RequestColumns.GOODBYE) != 0;
                one(at, error, requests.lane(at), goodbye ? TimelineView.NONE : requests.row(at), start, stop, dimmed, true, sink);
            }
        }
    }

    private void marks(BlockMarks marks, boolean dimmed, boolean counts, Sink sink) {
        for (int mark = 0; mark < marks.count; mark++) {
            if (window.intersects(marks.start[mark], marks.end[mark])) {
                one(marks.transaction[mark], marks.error[mark], marks.lane[mark], marks.row[mark], marks.start[mark], marks.end[mark],
                        dimmed, counts, sink);
            }
        }
    }

    private void one(int at, int error, int lane, int rawRow, long start, long stop, boolean dimmed, boolean counts, Sink sink) {
        int first = start <= window.start() ? 0 : (int) ((start - window.start()) * columnsPerNano);
        int last = stop >= window.end() ? columns - 1 : Math.min(columns - 1, (int) ((stop - window.start()) * columnsPerNano));
        first = Math.min(first, columns - 1);
        int band = layout.bandOf(lane);
        if (rawRow < 0) {
            if (visible[band] && first >= nextGoodbye[band]) {
                nextGoodbye[band] = first + errorColumns;
                sink.goodbye(band, first);
            }
            return;
        }
        if (counts) {
            count(at, start, stop, first, last);
        }
        if (!visible[band]) {
            return;
        }
        int row = layout.shown(lane, rawRow);
        int slot = rowBase[band] + row;
        int begin = Math.max(first, dimmed ? nextFree[slot] : nextShown[slot]);
        if (last >= begin) {
            sink.bar(at, band, row, begin, last, dimmed);
            nextFree[slot] = Math.max(nextFree[slot], last + 1);
            if (!dimmed) {
                nextShown[slot] = last + 1;
            }
        }
        if (error >= 0 && window.contains(requests.end(error)) && isNews(band, last, dimmed)) {
            sink.error(band, row, last, dimmed);
        }
    }

    /** Whether no octagon was told near a column; one that is dimmed does not stand for one that is not. */
    private boolean isNews(int band, int column, boolean dimmed) {
        int place = band * (columns / errorColumns + 1) + column / errorColumns;
        boolean news = !(dimmed ? errorPlaces : shownErrorPlaces).get(place);
        errorPlaces.set(place);
        if (!dimmed) {
            shownErrorPlaces.set(place);
        }
        return news;
    }

    /** A mark of many requests counts as one on its row: where none begins, that is what is in flight. */
    private void count(int at, long start, long stop, int first, int last) {
        if (start >= window.start()) {
            depth[first] = Math.max(depth[first], requests.depth(at));
            starts[first]++;
        } else {
            crossingIn++;
        }
        if (stop < window.end()) {
            ends[last]++;
        }
    }

    /**
     * The most requests in flight in each column over all connections: those that cross into it, or more where some began in it. To be
     * called once after {@link #make}.
     */
    int[] depth() {
        int crossing = crossingIn;
        for (int column = 0; column < columns; column++) {
            depth[column] = Math.max(depth[column], crossing);
            crossing += starts[column] - ends[column];
        }
        return depth;
    }
}
