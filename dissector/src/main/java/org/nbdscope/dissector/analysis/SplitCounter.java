package org.nbdscope.dissector.analysis;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Joins the requests of one session and one command whose ranges lie end to end. */
final class SplitCounter {

    /** Ranges that may still go on; of more the oldest is taken to be over. */
    private static final int MAX_OPEN = 64;

    private final String command;
    /** The open ranges by where they end. */
    private final Map<Long, SplitRun> open = new LinkedHashMap<>();
    private long ranges;
    private long requests;
    private long atLimit;
    private long neededCompact;
    private long latencyNanos;
    private long answered;

    SplitCounter(String command) {
        this.command = command;
    }

    /** A request was sent; length unsigned. */
    void asked(long offset, long length, int flags, boolean extended) {
        SplitRun run = open.remove(offset);
        if (run != null && (run.flags != flags || length == 0 || !run.add(length, extended))) {
            close(run);
            run = null;
        }
        if (run == null) {
            run = new SplitRun(offset, flags);
            run.add(length, extended);
        }
        SplitRun before = open.put(run.end(), run);
        if (before != null) {
            close(before);
        }
        if (open.size() > MAX_OPEN) {
            Iterator<SplitRun> oldest = open.values().iterator();
            close(oldest.next());
            oldest.remove();
        }
    }

    /** A reply is complete. */
    void answered(long nanos) {
        answered++;
        latencyNanos += nanos;
    }

    private void close(SplitRun run) {
        if (run.requests() > 1) {
            ranges++;
            requests += run.requests();
            atLimit += run.atLimit();
            neededCompact += run.neededCompact();
        }
    }

    /** What was split; null where nothing was. The latencies are those of the mean request. */
    SplitRequests result() {
        SplitCounter all = new SplitCounter(command);
        all.ranges = ranges;
        all.requests = requests;
        all.atLimit = atLimit;
        all.neededCompact = neededCompact;
        open.values().forEach(all::close);
        if (all.ranges == 0) {
            return null;
        }
        double mean = answered == 0 ? 0 : (double) latencyNanos / answered;
        return new SplitRequests(command, all.ranges, all.requests, all.atLimit, all.neededCompact, Math.round(mean * all.requests));
    }
}
