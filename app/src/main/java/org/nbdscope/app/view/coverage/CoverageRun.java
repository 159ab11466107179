package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.analysis.CauseTotal;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapRun;

/**
 * A walk over the disk by block status requests.
 *
 * @param number  from 1 within the subject
 * @param session number of the connection; -1 where it is not known yet
 * @param run     its requests and their causes
 */
public record CoverageRun(int number, int session, MapRun run) {

    /** How many follow-ups have which cause, in words. */
    public String causes() {
        List<String> words = new ArrayList<>();
        for (MapCause cause : MapCause.values()) {
            CauseTotal total = run.causes().get(cause);
            if (total != null && cause != MapCause.FIRST) {
                words.add(cause.label() + " " + OffsetFormat.grouped(total.steps()));
            }
        }
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    /** How many requests could have been saved at most, by whom. */
    public String avoidable() {
        String words = avoidableBy(run.avoidableByExtendedHeaders(), run.avoidableByClient());
        return words.isEmpty() ? "none" : words;
    }

    /** So many requests, by whom; who could have saved none is left out. */
    static String avoidableBy(long byHeaders, long byClient) {
        List<String> words = new ArrayList<>();
        if (byHeaders > 0) {
            words.add(OffsetFormat.grouped(byHeaders) + " by extended headers");
        }
        if (byClient > 0) {
            words.add(OffsetFormat.grouped(byClient) + " by the client");
        }
        return String.join(", ", words);
    }

    /** Time in its requests, latencies added up, in nanoseconds. */
    public long nanos() {
        return run.causes().values().stream().mapToLong(CauseTotal::latencyNanos).sum();
    }
}
