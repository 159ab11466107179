package org.nbdscope.dissector.findings;

import java.util.stream.IntStream;

/** Latencies counted in four steps for each power of two: small, and exact enough to tell a long tail. */
final class LatencyCounts {

    private static final int STEP_BITS = 2;

    private final int[] counts = new int[Long.SIZE << STEP_BITS];
    private long sum;

    /** Counts a latency in nanoseconds, at least 0. */
    void add(long nanos) {
        long value = nanos | 1L << STEP_BITS;
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        counts[power << STEP_BITS | (int) (value >>> power - STEP_BITS) & (1 << STEP_BITS) - 1]++;
        sum += nanos;
    }

    long count() {
        return IntStream.of(counts).asLongStream().sum();
    }

    /** Sum of all latencies in nanoseconds. */
    long sum() {
        return sum;
    }

    /** The least number of nanoseconds in the step that holds the percentile. */
    long percentile(int percent) {
        long wanted = (count() * percent + 99) / 100;
        int step = 0;
        for (long seen = counts[0]; seen < wanted; seen += counts[step]) {
            step++;
        }
        long mantissa = (1 << STEP_BITS) + (step & (1 << STEP_BITS) - 1);
        int power = step >>> STEP_BITS;
        return power < STEP_BITS ? 0 : mantissa << power - STEP_BITS;
    }
}
