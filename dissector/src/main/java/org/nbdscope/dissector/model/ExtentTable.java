package org.nbdscope.dissector.model;

import java.util.BitSet;

/** All extents of a capture: 24 bytes each. The extents of one chunk are consecutive rows. */
public final class ExtentTable {

    private final LongColumn offset = new LongColumn();
    private final LongColumn length = new LongColumn();
    private final LongColumn flags = new LongColumn();
    private volatile int count;

    ExtentTable() {
    }

    /** Rows so far. */
    public int count() {
        return count;
    }

    /** Absolute offset in bytes, unsigned; counted from the request's offset. */
    public long offset(int row) {
        return offset.get(row);
    }

    /** Length in bytes as sent, unsigned. */
    public long length(int row) {
        return length.get(row);
    }

    /** Status flags as sent, 64 bits. */
    public long flags(int row) {
        return flags.get(row);
    }

    void add(long newOffset, long newLength, long newFlags) {
        int row = count;
        offset.set(row, newOffset);
        length.set(row, newLength);
        flags.set(row, newFlags);
        count = row + 1;
    }

    void release(int below, BitSet kept) {
        offset.release(below, kept);
        length.release(below, kept);
        flags.release(below, kept);
    }
}
