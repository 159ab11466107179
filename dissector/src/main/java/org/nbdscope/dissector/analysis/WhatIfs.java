package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;

/**
 * Estimates what other ways to ask would have cost a session. Assumed:
 *
 * <ul>
 * <li>A request that is not sent saves its latency at most. At least it saves a round trip (the session's shortest answer): the server's
 * work may have to be done all the same, for the request that asks for more.</li>
 * <li>Longer replies take no longer to carry: a block status descriptor has 8 or 16 bytes.</li>
 * <li>The server has no further limit of its own behind the one that it showed.</li>
 * <li>For more requests in flight see {@link QueueModel}.</li>
 * </ul>
 *
 * What would change nothing is left out.
 */
final class WhatIfs {

    /** Depths that are tried out. */
    private static final int[] DEPTHS = {2, 4, 8, 16};
    /** Requests that say enough of a session. */
    private static final int FEW = 16;
    /** One request in so many may have overlapped another in a session that had one at a time. */
    private static final int OVERLAPS = 20;
    /** A depth is worth a line where it takes at least a twentieth off the time of the one before. */
    private static final int WORTH = 20;

    private final List<WhatIf> estimates = new ArrayList<>();
    private final RequestTimes times;

    private WhatIfs(RequestTimes times) {
        this.times = times;
    }

    static List<WhatIf> of(Session session, MapRuns maps, List<SplitRequests> splits, RequestTimes times) {
        WhatIfs estimates = new WhatIfs(times);
        estimates.maps(maps);
        estimates.splits(splits, session.replies() == ReplyMode.EXTENDED);
        estimates.depths();
        return List.copyOf(estimates.estimates);
    }

    private void maps(MapRuns maps) {
        long all = maps.causes().values().stream().mapToLong(CauseTotal::latencyNanos).sum();
        without("block status with extended headers", maps.steps(), all, maps.avoidableByExtendedHeaders());
        without("block status without REQ_ONE", maps.steps(), all, maps.total(MapCause.REQ_ONE));
        without("block status with merged extents", maps.steps(), all, maps.notMerged());
    }

    private void without(String change, long requests, long nanos, CauseTotal saved) {
        if (saved.steps() > 0) {
            add(change, requests, requests - saved.steps(), nanos, nanos - saved.latencyNanos());
        }
    }

    private void splits(List<SplitRequests> splits, boolean extended) {
        for (SplitRequests split : splits) {
            String joined = split.command() + " joined to one request a range";
            if (!extended && split.neededCompact() < split.requests()) {
                String within = split.neededCompact() == split.ranges() ? joined : split.command() + " joined up to 4 GiB";
                fewer(within, split, split.neededCompact());
            }
            if (extended || split.neededCompact() > split.ranges()) {
                fewer(extended ? joined : joined + ", with extended headers", split, split.ranges());
            }
        }
    }

    private void fewer(String change, SplitRequests split, long left) {
        long nanos = split.latencyNanos();
        add(change, split.requests(), left, nanos, Math.round((double) nanos * left / split.requests()));
    }

    /** The latencies of what is left are the least it takes; where only round trips are saved it takes more. */
    private void add(String change, long before, long after, long nanos, long shortest) {
        long waiting = Math.min(nanos - shortest, (before - after) * times.roundTrip());
        estimates.add(new WhatIf(change, before, after, nanos, shortest, nanos - waiting));
    }

    private void depths() {
        if (times.count() < FEW || times.overlapped() * OVERLAPS > times.requests()) {
            return;
        }
        QueueModel model = new QueueModel(times);
        long before = model.before();
        long last = before;
        for (int depth : DEPTHS) {
            long shortest = model.shortest(depth);
            if (last - shortest < last / WORTH || last == 0) {
                return;
            }
            estimates.add(new WhatIf(depth + " requests in flight", times.count(), times.count(), before, shortest, model.longest(depth)));
            last = shortest;
        }
    }
}
