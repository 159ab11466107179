package org.nbdscope.dissector.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The runs of block status requests of a session.
 *
 * @param runs   the runs in their order, the first {@link #MAX_RUNS}
 * @param count  how many runs there are
 * @param causes how many requests of all runs have which cause; causes that do not occur are left out
 */
public record MapRuns(List<MapRun> runs, long count, Map<MapCause, CauseTotal> causes) {

    /** Runs kept of a session; further ones are counted in {@link #count} and {@link #causes} only. */
    public static final int MAX_RUNS = 4096;

    /** Steps kept of a session, all runs together; further ones are counted only. */
    public static final int MAX_STEPS = 65_536;

    /** No requests. */
    public static final MapRuns NONE = new MapRuns(List.of(), 0, Map.of());

    /** How many requests have a cause, with their latency. */
    public CauseTotal total(MapCause cause) {
        return causes.getOrDefault(cause, CauseTotal.NONE);
    }

    /** How many requests extended headers could have saved at most. */
    public CauseTotal avoidableByExtendedHeaders() {
        return sum(MapCause::avoidableByExtendedHeaders);
    }

    /** How many requests a client that asks differently could have saved at most, with the same headers. */
    public CauseTotal avoidableByClient() {
        return sum(MapCause::avoidableByClient);
    }

    private CauseTotal sum(Predicate<MapCause> which) {
        CauseTotal sum = CauseTotal.NONE;
        for (Map.Entry<MapCause, CauseTotal> cause : causes.entrySet()) {
            sum = which.test(cause.getKey()) ? sum.plus(cause.getValue()) : sum;
        }
        return sum;
    }

    /** The requests that a server would have made unnecessary by joining neighbours of equal status; of the runs that are kept. */
    public CauseTotal notMerged() {
        return runs.stream().map(MapRun::notMerged).reduce(CauseTotal.NONE, CauseTotal::plus);
    }

    /** The fewest requests that could have brought the same answers. */
    public long needed() {
        return runs.stream().mapToLong(MapRun::lowerBound).sum() + count - runs.size();
    }

    /** Number of block status requests. */
    public long steps() {
        return causes.values().stream().mapToLong(CauseTotal::steps).sum();
    }
}
