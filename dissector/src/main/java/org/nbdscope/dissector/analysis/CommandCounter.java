package org.nbdscope.dissector.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nbdscope.dissector.protocol.ErrorValue;

/** Counts the requests of one session with one command. */
final class CommandCounter {

    /** Error values counted by their name; further ones are counted together. */
    private static final int MAX_ERRORS = 64;
    private static final String OTHER_ERRORS = "other";

    private final String name;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final InFlight inFlight = new InFlight();
    private final Map<String, Long> errors = new LinkedHashMap<>();
    private long requests;
    private long answered;
    private long bytes;
    private long clientBytes;
    private long serverBytes;

    CommandCounter(String name) {
        this.name = name;
    }

    long requests() {
        return requests;
    }

    void asked(long wireBytes) {
        requests++;
        clientBytes += wireBytes;
    }

    void waits(long time) {
        inFlight.sent(time);
    }

    void replied(long wireBytes) {
        serverBytes += wireBytes;
    }

    void noLongerWaits(long time) {
        inFlight.finished(time);
    }

    /**
     * A reply is complete.
     *
     * @param length  effect length, unsigned
     * @param error   0 for none
     * @param latencyNanos {@link Latency#UNKNOWN} where it is not known
     */
    void answered(long length, int error, long latencyNanos) {
        answered++;
        if (error == 0) {
            long sum = bytes + length;
            bytes = Long.compareUnsigned(sum, bytes) < 0 ? -1 : sum;
        } else {
            String known = ErrorValue.nameOf(Integer.toUnsignedLong(error));
            errors.merge(errors.size() < MAX_ERRORS || errors.containsKey(known) ? known : OTHER_ERRORS, 1L, Long::sum);
        }
        if (latencyNanos != Latency.UNKNOWN) {
            latency.add(latencyNanos);
        }
    }

    CommandStatistics result() {
        return new CommandStatistics(name, requests, answered, bytes, clientBytes, serverBytes,
                Collections.unmodifiableMap(new LinkedHashMap<>(errors)), latency.summary(), inFlight.summary());
    }
}
