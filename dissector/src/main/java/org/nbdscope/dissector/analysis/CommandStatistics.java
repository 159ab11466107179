package org.nbdscope.dissector.analysis;

import java.util.Map;

/**
 * The requests of one session with one command.
 *
 * @param name        of the command; {@code NBD_CMD_9} where it has none, {@code other} for all beyond
 *                    {@link SessionTraffic#MAX_COMMANDS}
 * @param requests    how many
 * @param answered    with a complete reply
 * @param bytes       effect lengths of those answered without an error, together; unsigned
 * @param clientBytes bytes of the requests on the wire, headers included
 * @param serverBytes bytes of the replies on the wire, headers included
 * @param errors      replies by error ({@code NBD_EIO}); those without an error left out
 * @param latency     of the complete replies
 * @param inFlight    how many of them were in flight at once
 */
public record CommandStatistics(String name, long requests, long answered, long bytes, long clientBytes, long serverBytes,
                                Map<String, Long> errors, LatencySummary latency, InFlightSummary inFlight) {

    /** Replies with an error. */
    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
