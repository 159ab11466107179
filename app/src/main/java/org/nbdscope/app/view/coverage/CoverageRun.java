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
        List<String> words = new ArrayList<>();
        if (run.avoidableByExtendedHeaders() > 0) {
            words.add(OffsetFormat.grouped(run.avoidableByExtendedHeaders()) + " by extended headers");
        }
        if (run.avoidableByClient() > 0) {
            words.add(OffsetFormat.grouped(run.avoidableByClient()) + " by the client");
        }
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    /** Time in its requests, latencies added up, in nanoseconds. */
    public long nanos() {
        return run.causes().values().stream().mapToLong(CauseTotal::latencyNanos).sum();
    }
}
