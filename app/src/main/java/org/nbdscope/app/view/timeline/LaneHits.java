package org.nbdscope.app.view.timeline;

import java.util.function.IntPredicate;

/** Which request is at a place, and which one comes next. */
final class LaneHits {

    /** No request. */
    static final int NONE = -1;

    private final TimelineIndex index;
    private final RequestColumns requests;

    LaneHits(TimelineIndex index) {
        this.index = index;
        this.requests = index.requests();
    }

    /**
     * The request of a band that is nearest to a place: the row counts first, then the time, then whether the filter shows it.
     *
     * @param row       row on the screen
     * @param nearRows  how many rows away it may be
     * @param nearNanos how many nanoseconds before or behind the bar the time may be
     * @return its transaction, or {@link #NONE}
     */
    int at(LaneLayout layout, int band, int row, int nearRows, long time, long nearNanos, IntPredicate shown) {
        int best = NONE;
        double bestCost = Double.MAX_VALUE;
        long from = TimeWindow.clamp(time - nearNanos);
        long to = TimeWindow.clamp(time + nearNanos);
        for (int block = requests.firstBlock(); block < requests.blocks(); block++) {
            if (!requests.blockIntersects(block, from, to)) {
                continue;
            }
            int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
            for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                int lane = requests.lane(at);
                if (layout.bandOf(lane) != band || requests.start(at) > to || requests.end(at) < from) {
                    continue;
                }
                boolean goodbye = requests.goodbye(at);
                int rows = goodbye ? 0 : Math.abs(layout.shown(lane, requests.row(at)) - row);
                if (rows > nearRows) {
                    continue;
                }
                double away = Math.max(0, Math.max(requests.start(at) - time, time - requests.end(at))) / (double) Math.max(1, nearNanos);
                double cost = rows + away + (shown == null || shown.test(at) ? 0 : 0.5);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = at;
                }
            }
        }
        return best;
    }

    /**
     * The next request of the same connection in the order asked.
     *
     * @param step 1 or -1
     * @return its transaction, or {@link #NONE}
     */
    int next(int transaction, int step, IntPredicate shown) {
        int lane = requests.lane(transaction);
        for (int at = transaction + step; at >= requests.first() && at < requests.count(); at += step) {
            if (requests.lane(at) == lane && (shown == null || shown.test(at))) {
                return at;
            }
        }
        return NONE;
    }

    /** The request of a lane whose start is nearest to a time. */
    int nearestStart(int lane, long time, IntPredicate shown) {
        int best = NONE;
        long bestAway = Long.MAX_VALUE;
        for (int at = requests.first(); at < requests.count(); at++) {
            long away = Math.abs(requests.start(at) - time);
            if (requests.lane(at) == lane && away < bestAway && (shown == null || shown.test(at))) {
                best = at;
                bestAway = away;
            }
        }
        return best;
    }
}
