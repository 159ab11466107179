package org.nbdscope.dissector.analysis;

import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.protocol.BlockStatus;

/**
 * A run of block status requests of one session: they walk a range of the disk, mostly all of it. Other commands between them do not
 * matter.
 *
 * @param start         offset of its first request; unsigned
 * @param reached       first byte behind its answers, in the context in which they reached least far; unsigned
 * @param askedTo       first byte behind its furthest request; unsigned
 * @param steps         how many requests it has
 * @param listed        the requests in their order, as far as they are kept ({@link MapRuns#MAX_STEPS})
 * @param causes        how many requests have which cause; causes that do not occur are left out
 * @param mergedExtents extents of its answers, neighbours of equal status being one, in the context with most
 * @param notMerged     the requests whose answer only went on with the status of the answer before, after one that stopped short: a
 *                      server that joins neighbours of equal status would have made them unnecessary
 */
public record MapRun(long start, long reached, long askedTo, long steps, List<MapStep> listed, Map<MapCause, CauseTotal> causes,
                     long mergedExtents, CauseTotal notMerged) {

    /** How many steps have a cause, with their latency. */
    public CauseTotal total(MapCause cause) {
        return causes.getOrDefault(cause, CauseTotal.NONE);
    }

    /** The fewest requests that could have brought these extents. */
    public long lowerBound() {
        return Math.max(1, (mergedExtents + BlockStatus.MAX_DESCRIPTORS - 1) / BlockStatus.MAX_DESCRIPTORS);
    }

    /** How many requests extended headers could have saved at most. */
    public long avoidableByExtendedHeaders() {
        return causes.entrySet().stream().filter(e -> e.getKey().avoidableByExtendedHeaders()).mapToLong(e -> e.getValue().steps()).sum();
    }

    /** How many requests a client that asks differently could have saved at most, with the same headers. */
    public long avoidableByClient() {
        return causes.entrySet().stream().filter(e -> e.getKey().avoidableByClient()).mapToLong(e -> e.getValue().steps()).sum();
    }
}
