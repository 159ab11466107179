package org.nbdscope.app.view.timeline;

/**
 * When a request was sent, waited for and answered; nanoseconds since 1970.
 *
 * @param start    first byte of the request
 * @param sent     last byte of the request
 * @param replied  first byte of the reply; the end where there is none
 * @param end      last byte of the reply, or where the request was given up
 * @param answered whether the reply is complete
 */
public record Phases(long start, long sent, long replied, long end, boolean answered) {

    /** Nanoseconds in which the request's bytes came. */
    public long sending() {
        return sent - start;
    }

    /** Nanoseconds between the request and its reply; 0 where the reply began before the request was complete. */
    public long waiting() {
        return Math.max(0, replied - sent);
    }

    /** Nanoseconds in which the reply's bytes came. */
    public long receiving() {
        return end - replied;
    }

    /** Nanoseconds from the first byte to the last. */
    public long total() {
        return end - start;
    }
}
