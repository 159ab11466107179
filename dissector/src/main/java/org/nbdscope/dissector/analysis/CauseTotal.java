package org.nbdscope.dissector.analysis;

/**
 * The steps that have one cause.
 *
 * @param steps        how many
 * @param latencyNanos latencies of those with a complete reply, together
 */
public record CauseTotal(long steps, long latencyNanos) {

    /** No steps. */
    public static final CauseTotal NONE = new CauseTotal(0, 0);

    /** These steps and others. */
    CauseTotal plus(CauseTotal other) {
        return new CauseTotal(steps + other.steps, latencyNanos + other.latencyNanos);
    }
}
