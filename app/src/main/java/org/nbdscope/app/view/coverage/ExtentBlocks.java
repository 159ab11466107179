package org.nbdscope.app.view.coverage;

/** What neighbouring extents hold together, so that a million of them on a thousand pixels cost no more than some thousand. */
final class ExtentBlocks {

    /** Extents of a block. The last block may have fewer. */
    static final int SIZE = 64;

    private static final StatusKind[] KINDS = StatusKind.values();

    private final boolean[] present;
    private final long[] values;

    /** Of extents in ascending order, by their kinds and status flags. */
    ExtentBlocks(StatusKind[] kinds, long... flags) {
        int blocks = (kinds.length + SIZE - 1) / SIZE;
        present = new boolean[blocks * KINDS.length];
        values = new long[blocks * KINDS.length];
        for (int i = 0; i < kinds.length; i++) {
            int at = i / SIZE * KINDS.length + kinds[i].ordinal();
            if (!present[at] || Long.compareUnsigned(flags[i], values[at]) > 0) {
                present[at] = true;
                values[at] = flags[i];
            }
        }
    }

    /** Whether an extent of a block is of a kind. */
    boolean has(int block, StatusKind kind) {
        return present[block * KINDS.length + kind.ordinal()];
    }

    /** The greatest status flags of those; unsigned. */
    long greatest(int block, StatusKind kind) {
        return values[block * KINDS.length + kind.ordinal()];
    }
}
