package org.nbdscope.dissector.analysis;

/** Requests of one command whose ranges lie end to end, while they go on. */
final class SplitRun {

    /** The most bytes that a request with a length of 32 bits can name. */
    private static final long MAX_COMPACT = 0xffff_ffffL;

    final int flags;
    private final long start;
    private long end;
    private long requests;
    private long atLimit;
    private boolean lastAtLimit;

    SplitRun(long start, int flags) {
        this.start = start;
        this.flags = flags;
        end = start;
    }

    long end() {
        return end;
    }

    long requests() {
        return requests;
    }

    /** Requests that followed one which was as long as 32 bits allow. */
    long atLimit() {
        return atLimit;
    }

    /**
     * A request that begins at {@link #end}.
     *
     * @return false where its end would lie behind 2^64: then it is none of this run
     */
    boolean add(long length, boolean extended) {
        if (Long.compareUnsigned(end + length, end) < 0) {
            return false;
        }
        atLimit += lastAtLimit ? 1 : 0;
        lastAtLimit = !extended && CompactLimit.reached(length);
        end += length;
        requests++;
        return true;
    }

    /** The fewest requests with lengths of 32 bits that name all of it. */
    long neededCompact() {
        long bytes = end - start;
        long whole = Long.divideUnsigned(bytes, MAX_COMPACT);
        return Math.max(1, whole + (Long.remainderUnsigned(bytes, MAX_COMPACT) == 0 ? 0 : 1));
    }
}
