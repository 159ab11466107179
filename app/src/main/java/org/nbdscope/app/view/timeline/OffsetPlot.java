package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;
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

    private final TimelineIndex index;
    private final TransactionTable transactions;
    private final TimeWindow window;
    private final OffsetWindow offsets;
    private final int session;

    OffsetPlot(TimelineView view) {
        this.index = view.index();
        this.transactions = index.model().transactions();
        this.window = view.window().get();
        this.session = view.session().get();
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
        boolean anyBlock = index.lanes().stream().anyMatch(lane -> lane.count(CommandGroup.BLOCK_STATUS) > 0);
        if (anyBlock) {
            pass(true, width, height, dot, shown, groups, sink);
        }
        pass(false, width, height, dot, shown, groups, sink);
    }

    /** Where a small mark already begins no second one is given: that bounds the work however many requests there are. */
    private void pass(boolean blocks, int width, int height, int dot, IntPredicate shown, int groups, Sink sink) {
        RequestColumns requests = index.requests();
        int lane = session < 0 || index.laneOf(session) == null ? -1 : index.indexOf(index.laneOf(session));
        int blockStatus = CommandGroup.BLOCK_STATUS.ordinal();
        double rowsPerByte = height / offsets.length();
        double columnsPerNano = width / (double) window.length();
        int cells = width / dot + 1;
        boolean[] begun = new boolean[cells * (height / dot + 1)];
        int[] coveredTop = new int[width];
        int[] coveredBottom = new int[width];
        Arrays.fill(coveredTop, Integer.MAX_VALUE);
        for (int block = 0; block < requests.blocks(); block++) {
            if (!requests.blockIntersects(block, window.start(), window.end() - 1)) {
                continue;
            }
            int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
            for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                int flags = requests.flags(at);
                int group = flags & RequestColumns.GROUP;
                long start = requests.start(at);
                long stop = requests.end(at);
                if (group == blockStatus != blocks || (flags & RequestColumns.GOODBYE) != 0 || lane >= 0 && requests.lane(at) != lane
                        || !window.intersects(start, stop)) {
                    continue;
                }
                double top = row(transactions.offset(at), rowsPerByte);
                double bottom = top + OffsetWindow.unsigned(transactions.length(at)) * rowsPerByte;
                if (bottom < 0 || top >= height) {
                    continue;
                }
                int from = start <= window.start() ? 0 : Math.min(width - 1, (int) ((start - window.start()) * columnsPerNano));
                int to = stop >= window.end() ? width - 1 : Math.min(width - 1, (int) ((stop - window.start()) * columnsPerNano));
                int y0 = (int) Math.max(0, top);
                int y1 = (int) Math.max(y0, Math.min(height - 1, Math.ceil(bottom) - 1));
                boolean dimmed = (groups >> group & 1) == 0 || shown != null && !shown.test(at);
                if (from == to && !dimmed) {
                    int cell = y0 / dot * cells + from / dot;
                    boolean small = y1 - y0 < dot;
                    if (small ? begun[cell] : coveredTop[from] <= y0 && coveredBottom[from] >= y1) {
                        continue;
                    }
                    if (small) {
                        begun[cell] = true;
                    } else {
                        coveredTop[from] = y0;
                        coveredBottom[from] = y1;
                    }
                }
                if (blocks) {
                    sink.block(at, from, to, y0, y1, dimmed);
                } else {
                    sink.request(at, from, to, y0, y1, dimmed);
                }
            }
        }
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
        int lane = session < 0 || index.laneOf(session) == null ? -1 : index.indexOf(index.laneOf(session));
        int best = LaneHits.NONE;
        double bestCost = Double.MAX_VALUE;
        long from = window.at(x - nearX);
        long to = window.at(x + nearX);
        for (int block = 0; block < requests.blocks(); block++) {
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
