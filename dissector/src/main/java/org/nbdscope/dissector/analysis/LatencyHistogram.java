package org.nbdscope.dissector.analysis;

/**
 * Counts durations in buckets whose width grows with the duration: percentiles are off by less than 0.4 %, whatever the durations. Up to
 * 57 KB, most of which is taken only where durations of very different size occur.
 */
public final class LatencyHistogram {

    /** Buckets of each power of two. */
    private static final int SUB_BITS = 7;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    /** The first row counts the durations below 2 * SUB_BUCKETS exactly, each further one those of one more bit. */
    private final long[][] rows = new long[Long.SIZE - SUB_BITS - 1][];
    private long count;
    private long sum;
    private long max;

    /**
     * Counts a duration.
     *
     * @param nanos nanoseconds; a negative one, which only a clock that was set back can give, counts as 0
     */
    public void add(long nanos) {
        long value = Math.max(0, nanos);
        int row = rowOf(value);
        if (rows[row] == null) {
            rows[row] = new long[row == 0 ? 2 * SUB_BUCKETS : SUB_BUCKETS];
        }
        rows[row][row == 0 ? (int) value : (int) (value >>> row) - SUB_BUCKETS]++;
        count++;
        sum = sum + value < 0 ? Long.MAX_VALUE : sum + value;
        max = Math.max(max, value);
    }

    private static int rowOf(long value) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - SUB_BITS - 1);
    }

    /** How many durations were counted. */
    public long count() {
        return count;
    }

    /** All durations together in nanoseconds; {@link Long#MAX_VALUE} where that is not enough. */
    public long sum() {
        return sum;
    }

    /** The longest duration in nanoseconds, exactly; 0 where there is none. */
    public long max() {
        return max;
    }

    /**
     * The duration in nanoseconds that a part of all do not exceed; 0 where there is none.
     *
     * @param percent above 0, up to 100
     */
    public long percentile(double percent) {
        long wanted = Math.max(1, (long) Math.ceil(count * percent / 100));
        if (wanted >= count) {
            return max;
        }
        long seen = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; rows[row] != null && i < rows[row].length; i++) {
                seen += rows[row][i];
                if (seen >= wanted) {
                    return Math.min(max, middle(row, i));
                }
            }
        }
        return max;
    }

    private static long middle(int row, int bucket) {
        return row == 0 ? bucket : ((long) bucket + SUB_BUCKETS << row) + (1L << row - 1);
    }

    /** What people want to know of it. */
    public LatencySummary summary() {
        return new LatencySummary(count, sum, percentile(50), percentile(90), percentile(99), max);
    }
}
