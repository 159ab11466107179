package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.session.Session;

/** Requests at their offsets: marks on a grid of pixels, and the request nearest to a place of it. */
final class OffsetPlot {

    /** Takes the marks. */
    interface Sink {

        /** A block: columns and rows from first to last; it is a range asked about, the whole time of the request. */
        void block(int transaction, int from, int to, int top, int bottom, boolean dimmed);

        /** A request's line from its start to its end, with its range at the start. */
        void request(int transaction, int from, int to, int top, int bottom, boolean dimmed);
    }

    private static final int NOWHERE = -1;
    private static final int BLOCK_STATUS = CommandGroup.BLOCK_STATUS.ordinal();

    private final TimelineIndex index;
    private final TransactionTable transactions;
    private final TimeWindow window;
    private final OffsetWindow offsets;
    private final int session;
    private final int strong;

    /** Of a view's requests, in a window of time. */
    OffsetPlot(TimelineView view, TimeWindow window) {
        this.index = view.index();
        this.transactions = index.model().transactions();
        this.window = window;
        this.session = view.session().get();
        this.strong = view.strong().get();
        this.offsets = view.offsets().get() != null ? view.offsets().get() : whole(index, session);
    }

    /** All offsets of a connection's export, or of the largest one. */
    static OffsetWindow whole(TimelineIndex index, int session) {
        long size = 0;
        for (Lane lane : index.lanes()) {
            Session one = index.model().session(lane.session());
            if (session < 0 || session == lane.session()) {
                long its = one.size() != null ? one.size() : lane.lastOffset();
                size = Long.compareUnsigned(its, size) > 0 ? its : size;
            }
        }
        return OffsetWindow.ofSize(size);
    }

    OffsetWindow offsets() {
        return offsets;
    }

    /**
     * Makes the marks, blocks first, then requests.
     *
     * @param width  columns of the grid
     * @param height rows of the grid
     * @param dot    columns and rows that the mark of a small request takes
     */
    void make(int width, int height, int dot, IntPredicate shown, int groups, Sink sink) {
        new Pass(width, height, dot, shown, groups, sink).run();
    }

    /**
     * One pass over all requests of the window. Where a small mark already begins no second one is given: that bounds the work of whoever
     * draws, however many requests there are.
     */
    private final class Pass {

        private final RequestColumns requests = index.requests();
        private final int lane = laneOf(session);
        private final int strongLane = laneOf(strong);
        private final int width;
        private final int height;
        private final int dot;
        private final IntPredicate shown;
        private final int groups;
        private final Sink sink;
        private final double rowsPerByte;
        private final double columnsPerNano;
        private final int[] cellOfColumn;
        private final int[] cellOfRow;
        private final boolean[] begunRequests;
        private final boolean[] begunBlocks;
        private final boolean[] begunCells;
        private final OffsetCells cells;
        private final int[] coveredTop;
        private final int[] coveredBottom;
        /** Requests wait for the blocks, which they cover: transaction, columns, rows and whether dimmed, one after another. */
        private int[] waiting = new int[6 * 1024];
        private int waitingCount;

        Pass(int width, int height, int dot, IntPredicate shown, int groups, Sink sink) {
            this.width = width;
            this.height = height;
            this.dot = dot;
            this.shown = shown;
            this.groups = groups;
            this.sink = sink;
            rowsPerByte = height / offsets.length();
            columnsPerNano = width / (double) window.length();
            int across = width / dot + 1;
            cells = index.marks().cells(new OffsetCells.Key(offsets, height, dot, session, strong, shown, groups));
            begunCells = new boolean[(height / dot + 1) * 4];
            cellOfColumn = IntStream.range(0, width).map(column -> column / dot).toArray();
            cellOfRow = IntStream.range(0, height).map(row -> row / dot * across).toArray();
            begunRequests = new boolean[across * (height / dot + 1)];
            begunBlocks = new boolean[begunRequests.length];
            coveredTop = new int[width];
            coveredBottom = new int[width];
            Arrays.fill(coveredTop, Integer.MAX_VALUE);
        }

        void run() {
            for (int block = requests.firstBlock(); block < requests.blocks(); block++) {
                if (requests.blockIntersects(block, window.start(), window.end() - 1)) {
                    block(block);
                }
            }
            handOut(true);
            handOut(false);
        }

        private void handOut(boolean dimmed) {
            for (int at = 0; at < waitingCount; at += 6) {
                if (waiting[at + 5] != 0 == dimmed) {
                    sink.request(waiting[at], waiting[at + 1], waiting[at + 2], waiting[at + 3], waiting[at + 4], dimmed);
                }
            }
        }

        private void block(int block) {
            boolean oneColumn = height <= OffsetCells.MOST_ROWS && requests.settled(block) && requests.within(block, window)
                    && requests.spread(block) * columnsPerNano <= 1 && requests.duration(block) * columnsPerNano <= dot;
            int first = block * RequestColumns.BLOCK;
            if (oneColumn) {
                int column = column(requests.start(first));
                int[] entries = cells.of(block);
                for (int entry : entries == null ? entries(block) : entries) {
                    boolean[] begun = OffsetCells.isBlock(entry) ? begunBlocks : begunRequests;
                    boolean small = OffsetCells.lastRow(entry) - OffsetCells.firstRow(entry) < dot;
                    if (small && begun[cellOfRow[OffsetCells.firstRow(entry)] + cellOfColumn[column]]) {
                        continue;
                    }
                    int at = first + OffsetCells.place(entry);
                    int last = OffsetCells.isHigher(entry) ? lastRow(at, OffsetCells.firstRow(entry)) : OffsetCells.lastRow(entry);
                    mark(at, requests.flags(at) & RequestColumns.GROUP, column, column, OffsetCells.firstRow(entry), last);
                }
                return;
            }
            int end = Math.min(requests.count(), first + RequestColumns.BLOCK);
            for (int at = first; at < end; at++) {
                if (isWanted(at) && window.intersects(requests.start(at), requests.end(at))) {
                    int row = firstRow(at);
                    if (row >= 0) {
                        mark(at, requests.flags(at) & RequestColumns.GROUP, column(requests.start(at)), column(requests.end(at)), row,
                                lastRow(at, row));
                    }
                }
            }
        }

        /** The entries of a block, made anew: one for each cell, and all that are higher than a cell. */
        private int[] entries(int block) {
            Arrays.fill(begunCells, false);
            cells.begin();
            int first = block * RequestColumns.BLOCK;
            for (int at = first; at < first + RequestColumns.BLOCK; at++) {
                int row = isWanted(at) ? firstRow(at) : NOWHERE;
                if (row >= 0) {
                    int last = lastRow(at, row);
                    int group = requests.flags(at) & RequestColumns.GROUP;
                    int cell = (row / dot * 2 + (isDimmed(at, group) ? 1 : 0)) * 2 + (group == BLOCK_STATUS ? 1 : 0);
                    if (last - row >= dot || !begunCells[cell]) {
                        begunCells[cell] |= last - row < dot;
                        cells.add(at - first, row, last, group == BLOCK_STATUS);
                    }
                }
            }
            return cells.end(block);
        }

        private boolean isWanted(int at) {
            return !requests.goodbye(at) && (lane < 0 || requests.lane(at) == lane);
        }

        private boolean isDimmed(int at, int group) {
            return (groups >> group & 1) == 0 || strongLane >= 0 && requests.lane(at) != strongLane || shown != null && !shown.test(at);
        }

        /** The first row of a request's range, {@link #NOWHERE} where it is outside. */
        private int firstRow(int at) {
            double top = row(transactions.offset(at), rowsPerByte);
            if (top >= height || top < 0 && top + OffsetWindow.unsigned(transactions.length(at)) * rowsPerByte < 0) {
                return NOWHERE;
            }
            return (int) Math.max(0, top);
        }

        private int lastRow(int at, int firstRow) {
            double bottom = row(transactions.offset(at), rowsPerByte) + OffsetWindow.unsigned(transactions.length(at)) * rowsPerByte;
            return (int) Math.max(firstRow, Math.min(height - 1, Math.ceil(bottom) - 1));
        }

        private int column(long time) {
            if (time <= window.start()) {
                return 0;
            }
            return time >= window.end() ? width - 1 : Math.min(width - 1, (int) ((time - window.start()) * columnsPerNano));
        }

        private void mark(int at, int group, int from, int to, int y0, int y1) {
            boolean dimmed = isDimmed(at, group);
            boolean isBlock = group == BLOCK_STATUS;
            boolean small = y1 - y0 < dot && to - from <= dot;
            if (small && !dimmed) {
                boolean[] begun = isBlock ? begunBlocks : begunRequests;
                int cell = cellOfRow[y0] + cellOfColumn[from];
                if (begun[cell]) {
                    return;
                }
                begun[cell] = true;
            } else if (from == to && isBlock) {
                if (coveredTop[from] <= y0 && coveredBottom[from] >= y1) {
                    return;
                }
                coveredTop[from] = y0;
                coveredBottom[from] = y1;
            }
            if (isBlock) {
                sink.block(at, from, to, y0, y1, dimmed);
            } else {
                await(at, from, to, y0, y1, dimmed);
            }
        }

        private void await(int at, int from, int to, int y0, int y1, boolean dimmed) {
            if (waitingCount == waiting.length) {
                waiting = Arrays.copyOf(waiting, waitingCount * 2);
            }
            waiting[waitingCount] = at;
            waiting[waitingCount + 1] = from;
            waiting[waitingCount + 2] = to;
            waiting[waitingCount + 3] = y0;
            waiting[waitingCount + 4] = y1;
            waiting[waitingCount + 5] = dimmed ? 1 : 0;
            waitingCount += 6;
        }
    }

    private int laneOf(int connection) {
        return connection < 0 || index.laneOf(connection) == null ? -1 : index.indexOf(index.laneOf(connection));
    }

    private double row(long offset, double rowsPerByte) {
        long first = offsets.first();
        return Long.compareUnsigned(offset, first) >= 0 ? OffsetWindow.unsigned(offset - first) * rowsPerByte
                : -OffsetWindow.unsigned(first - offset) * rowsPerByte;
    }

    /**
     * The request nearest to a place.
     *
     * @param x      share of the time window
     * @param y      share of the offset window
     * @param nearX  how far away in time it may be, as a share
     * @param nearY  how far away in offset it may be, as a share
     * @return its transaction, or {@link LaneHits#NONE}
     */
    int at(double x, double y, double nearX, double nearY, IntPredicate shown) {
        RequestColumns requests = index.requests();
        int lane = laneOf(session);
        int best = LaneHits.NONE;
        double bestCost = Double.MAX_VALUE;
        long from = window.at(x - nearX);
        long to = window.at(x + nearX);
        for (int block = requests.firstBlock(); block < requests.blocks(); block++) {
            if (!requests.blockIntersects(block, from, to)) {
                continue;
            }
            int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
            for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                if (requests.start(at) > to || requests.end(at) < from || lane >= 0 && requests.lane(at) != lane
                        || requests.goodbye(at)) {
                    continue;
                }
                double top = offsets.share(transactions.offset(at));
                double bottom = top + OffsetWindow.unsigned(transactions.length(at)) / offsets.length();
                double away = Math.max(0, Math.max(top - y, y - bottom)) / nearY;
                double before = Math.max(0, Math.max(window.share(requests.start(at)) - x, x - window.share(requests.end(at)))) / nearX;
                boolean isBlock = requests.group(at) == CommandGroup.BLOCK_STATUS;
                double cost = away + before + (isBlock ? 0.5 : 0) + (shown == null || shown.test(at) ? 0 : 1);
                if (away <= 1 && cost < bestCost) {
                    bestCost = cost;
                    best = at;
                }
            }
        }
        return best;
    }
}
