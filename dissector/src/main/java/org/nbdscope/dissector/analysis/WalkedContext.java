package org.nbdscope.dissector.analysis;

/** How far the answers of a run got in one metadata context. */
final class WalkedContext {

    private final CoverageMap answered = new CoverageMap(null);
    private long reached;
    private long mergedExtents;
    private long lastEnd;
    private long lastFlags;
    private boolean continued;

    WalkedContext(long start) {
        reached = start;
    }

    /** First byte behind all answers; unsigned. */
    long reached() {
        return reached;
    }

    /** Extents so far, neighbours of equal status being one; where answers overtook each other, one more or less for each. */
    long mergedExtents() {
        return mergedExtents;
    }

    boolean isAnswered(long offset) {
        return answered.knownUntil(offset) != offset;
    }

    /** Whether the last chunk began where the one before ended, with the same status: one extent could have said both. */
    boolean continued() {
        return continued;
    }

    /** Takes a chunk; returns the first byte behind it. */
    long answer(long offset, StatusExtents extents) {
        boolean adjoins = mergedExtents > 0 && offset == lastEnd;
        continued = adjoins && extents.count() > 0 && extents.length(0) != 0 && extents.flags(0) == lastFlags;
        long known = answered.knownUntil(offset);
        long at = offset;
        for (int i = 0; i < extents.count(); i++) {
            long end = at + extents.length(i);
            if (Long.compareUnsigned(end, at) < 0) {
                end = -1;
            }
            if (Long.compareUnsigned(end, known) > 0 && end != at) {
                count(at, end, extents.flags(i));
            }
            at = end;
        }
        answered.answer(offset, at - offset, 0, 0);
        if (Long.compareUnsigned(at, reached) > 0) {
            reached = at;
        }
        return at;
    }

    /** Counts an extent with new ground. One that begins before the last one's end fills a hole, and is likely to be joined to its edge. */
    private void count(long start, long end, long flags) {
        int order = Long.compareUnsigned(start, lastEnd);
        boolean continues = order <= 0 && flags == lastFlags;
        if (mergedExtents == 0 || !continues && (order >= 0 || Long.compareUnsigned(end, lastEnd) > 0)) {
            mergedExtents++;
        }
        lastEnd = end;
        lastFlags = flags;
    }
}
