package org.nbdscope.dissector.analysis;

/**
 * Latencies in short, in nanoseconds. A latency runs from the request's completion to the reply's. All 0 where {@code count} is.
 *
 * @param count complete replies
 * @param sum   of all latencies
 * @param p50   the median, off by less than 1 %, as the following two
 * @param p90   exceeded by a tenth of the latencies
 * @param p99   exceeded by a hundredth of them
 * @param max   the longest
 */
public record LatencySummary(long count, long sum, long p50, long p90, long p99, long max) {
}
