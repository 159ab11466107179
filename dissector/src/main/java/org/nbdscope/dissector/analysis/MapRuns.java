package org.nbdscope.dissector.analysis;

import java.util.List;
import java.util.Map;

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

    /** Number of block status requests. */
    public long steps() {
        return causes.values().stream().mapToLong(CauseTotal::steps).sum();
    }
}
