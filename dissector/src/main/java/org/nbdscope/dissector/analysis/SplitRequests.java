package org.nbdscope.dissector.analysis;

/**
 * The requests of one session with one command that trims or writes zeroes, as far as their ranges lie end to end: each such range could
 * have been one request, or as many as lengths of 32 bits ask for.
 *
 * @param command       name of the command
 * @param ranges        how many ranges were asked for in more than one request
 * @param requests      how many requests these ranges took
 * @param atLimit       how many of them followed one that was as long as 32 bits allow: those extended headers alone could have saved
 * @param neededCompact how many requests with lengths of 32 bits would have done
 * @param latencyNanos  their latencies, together
 */
public record SplitRequests(String command, long ranges, long requests, long atLimit, long neededCompact, long latencyNanos) {
}
