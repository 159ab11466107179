package org.nbdscope.dissector.session;

import java.util.Arrays;

/** The extents of one block status chunk, in order; a reusable pair of growing arrays. Values are unsigned. */
public final class ExtentList {

    private static final int INITIAL = 64;

    private long[] lengths = new long[INITIAL];
    private long[] flags = new long[INITIAL];
    private int size;

    /** Number of extents. */
    public int size() {
        return size;
    }

    /** Length in bytes of an extent as sent; 0 is possible, though against the specification. */
    public long length(int index) {
        return lengths[index];
    }

    /** Status flags of an extent; 32 bits in a compact descriptor, 64 in an extended one. */
    public long flags(int index) {
        return flags[index];
    }

    void clear() {
        size = 0;
    }

    void add(long length, long status) {
        if (size == lengths.length) {
            lengths = Arrays.copyOf(lengths, size * 2);
            flags = Arrays.copyOf(flags, size * 2);
        }
        lengths[size] = length;
        flags[size] = status;
        size++;
    }
}
