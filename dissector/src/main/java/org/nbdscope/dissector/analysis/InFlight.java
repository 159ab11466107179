package org.nbdscope.dissector.analysis;

/** Counts the requests in flight. Times are nanoseconds; where the clock was set back it is taken to have stood still. */
final class InFlight {

    private int now;
    private int peak;
    private long since;
    private long busyNanos;
    /** Sum over time of the number in flight: more than 64 bits can hold, if many are in flight for long. */
    private double requestNanos;

    /** Requests in flight. */
    int now() {
        return now;
    }

    void sent(long time) {
        pass(time);
        now++;
        peak = Math.max(peak, now);
    }

    void finished(long time) {
        pass(time);
        now--;
    }

    private void pass(long time) {
        if (now > 0 && time > since) {
            busyNanos += time - since;
            requestNanos += (double) now * (time - since);
        }
        since = now > 0 ? Math.max(since, time) : time;
    }

    InFlightSummary summary() {
        return new InFlightSummary(peak, busyNanos == 0 ? null : requestNanos / busyNanos);
    }
}
