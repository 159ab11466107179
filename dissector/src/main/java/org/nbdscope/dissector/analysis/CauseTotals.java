package org.nbdscope.dissector.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Counts steps by cause. */
final class CauseTotals {

    private final long[] steps = new long[MapCause.values().length];
    private final long[] nanos = new long[steps.length];

    void asked(MapCause cause) {
        steps[cause.ordinal()]++;
    }

    void answered(MapCause cause, long latencyNanos) {
        nanos[cause.ordinal()] += latencyNanos;
    }

    /** The causes that occur. */
    Map<MapCause, CauseTotal> result() {
        Map<MapCause, CauseTotal> result = new EnumMap<>(MapCause.class);
        for (MapCause cause : MapCause.values()) {
            if (steps[cause.ordinal()] > 0) {
                result.put(cause, new CauseTotal(steps[cause.ordinal()], nanos[cause.ordinal()]));
            }
        }
        return Collections.unmodifiableMap(result);
    }
}
