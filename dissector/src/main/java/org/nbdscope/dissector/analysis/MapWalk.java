package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the block status requests of one session into runs, and finds the cause of each request from what the client knew when it sent
 * it. Requests come in their order, chunks and completions between them as they arrived.
 */
final class MapWalk {

    private final List<WalkRun> runs = new ArrayList<>();
    private final CauseTotals causes = new CauseTotals();
    private final Map<Integer, WalkStep> inFlight = new HashMap<>();
    private WalkRun run;
    private long count;
    private int listed;

    /**
     * A request was sent.
     *
     * @param transaction row in the table of transactions, by which its reply is known
     * @param index       index within the session
     * @param offset      unsigned
     * @param length      effect length, unsigned
     * @param extended    whether the header has a length of 64 bits
     * @param size        the export's size, unsigned; null where it is not known
     */
    void asked(int transaction, int index, long offset, long length, boolean requestOne, boolean extended, Long size) {
        if (run == null || run.isOverFor(offset, size)) {
            begin(offset);
        }
        MapCause cause = run.causeOf(offset, size);
        WalkStep step = new WalkStep(run, transaction, index, offset, length, requestOne, extended, cause);
        boolean list = listed < MapRuns.MAX_STEPS && count <= MapRuns.MAX_RUNS;
        run.asked(step, list);
        listed += list ? 1 : 0;
        causes.asked(cause);
        inFlight.put(transaction, step);
    }

    private void begin(long offset) {
        if (run != null) {
            run.end();
        }
        run = new WalkRun(offset);
        count++;
        if (runs.size() < MapRuns.MAX_RUNS) {
            runs.add(run);
        }
    }

    /**
     * A block status chunk arrived.
     *
     * @param descriptors how many descriptors it has
     * @param missing     how many of them are not in the capture
     */
    void chunk(int transaction, long contextId, StatusExtents extents, long descriptors, long missing) {
        WalkStep step = inFlight.get(transaction);
        if (step == null) {
            return;
        }
        step.descriptors = Math.max(step.descriptors, descriptors);
        step.incomplete |= missing > 0;
        step.run.chunk(step, contextId, extents);
    }

    /** A block status chunk arrived of which the capture has not even the context. */
    void unreadableChunk(int transaction) {
        WalkStep step = inFlight.get(transaction);
        if (step != null) {
            step.incomplete = true;
        }
    }

    /**
     * Nothing further comes for a request.
     *
     * @param latencyNanos -1 where its reply is not complete
     */
    void finished(int transaction, long latencyNanos) {
        WalkStep step = inFlight.remove(transaction);
        if (step == null) {
            return;
        }
        step.finish(latencyNanos);
        step.run.finished(step);
        if (latencyNanos >= 0) {
            causes.answered(step.cause, latencyNanos);
            step.run.causes.answered(step.cause, latencyNanos);
        }
    }

    /** Bytes of the session are not in the capture: there may have been requests and replies of which nobody knows. */
    void lost() {
        if (run != null) {
            run.lost();
        }
    }

    MapRuns result() {
        return new MapRuns(runs.stream().map(WalkRun::result).toList(), count, causes.result());
    }
}
