package org.nbdscope.app.view.coverage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.analysis.MapCause;

/**
 * What a subject's answers say, as known at one moment. Unchanging.
 *
 * @param subject    whose answers
 * @param whole      the export; where its size is not known, as far as anything was asked or said
 * @param contexts   what is known, in the order of the first answers
 * @param replies    the last message of each reply, ascending; none while only the newest map is known, not how it came to be
 * @param times      when each of them came, nanoseconds since the first packet of the capture
 * @param reply      index of the last reply that is known; -1 before the first
 * @param steps      all requests in their order, as far as they are kept
 * @param runs       the walks over the disk that they make
 * @param roundTrips how many requests there are, those that are not kept included
 * @param needed     the fewest requests that could have brought the same extents
 * @param byHeaders  how many extended headers could have saved at most
 * @param byClient   how many another client could have saved at most
 */
public record CoverageKnown(CoverageSubject subject, ByteSpan whole, List<ContextExtents> contexts, int[] replies, long[] times, int reply,
                            List<CoverageStep> steps, List<CoverageRun> runs, long roundTrips, long needed, long byHeaders, long byClient) {

    /** The same capture as known at another moment, the one after a reply (-1 before the first). */
    CoverageKnown at(int moment, List<ContextExtents> then) {
        return new CoverageKnown(subject, whole, then, replies, times, moment, steps, runs, roundTrips, needed, byHeaders, byClient);
    }

    /** The last message that is known; -1 before the first reply, {@link Integer#MAX_VALUE} where all are known. */
    public int message() {
        return latest() ? Integer.MAX_VALUE : reply < 0 ? -1 : replies[reply];
    }

    /** Whether nothing was known later. */
    public boolean latest() {
        return reply == replies.length - 1;
    }

    /** Ranges where answers contradict each other, in all contexts. */
    public int contradictions() {
        return contexts.stream().mapToInt(ContextExtents::contradictions).sum();
    }

    /** How many steps have which cause; those that do not occur are left out. */
    public Map<MapCause, Long> causes() {
        Map<MapCause, Long> causes = new HashMap<>();
        steps.forEach(step -> causes.merge(step.step().cause(), 1L, Long::sum));
        return causes;
    }

    /** The step that a transaction (a row of its table) is; null for none. */
    public CoverageStep stepOf(int transaction) {
        for (CoverageStep step : steps) {
            if (step.step().transaction() == transaction) {
                return step;
            }
        }
        return null;
    }

    /** How the requests went, in a sentence. */
    public String sentence() {
        if (roundTrips == 0) {
            return "the requests are not in the capture";
        }
        String trips = OffsetFormat.grouped(roundTrips) + (roundTrips == 1 ? " round trip" : " round trips")
                + (runs.size() > 1 ? " in " + OffsetFormat.grouped(runs.size()) + " walks" : "");
        if (roundTrips == needed) {
            return trips + ", as few as possible";
        }
        String avoidable = CoverageRun.avoidableBy(byHeaders, byClient);
        return trips + ", needed " + OffsetFormat.grouped(needed) + " or more; avoidable"
                + (avoidable.isEmpty() ? ": none" : " at most: " + avoidable);
    }
}
