package org.nbdscope.dissector.model;

import java.util.BitSet;

/** The block status chunks of a capture: the context of each and where its extents are. */
final class StatusTable {

    private final IntColumn context = new IntColumn();
    private final IntColumn firstExtent = new IntColumn();
    private final IntColumn extents = new IntColumn();
    /** Context ids are unsigned 32 bits: an unknown one needs a place of its own. */
    private final SparseLongs unknownContext = new SparseLongs();
    private final SparseLongs missing = new SparseLongs();
    private final SparseLongs announced = new SparseLongs();
    private int count;

    int add(long contextId, int first, int number, long missingExtents, long descriptorCount) {
        int row = count++;
        context.set(row, (int) contextId);
        if (contextId < 0) {
            unknownContext.add(row, 1);
        }
        firstExtent.set(row, first);
        extents.set(row, number);
        if (missingExtents != 0) {
            missing.add(row, missingExtents);
        }
        if (descriptorCount >= 0 && descriptorCount != number + missingExtents) {
            announced.add(row, descriptorCount);
        }
        return row;
    }

    /** The context id, or -1 where it is not in the capture. */
    long contextId(int row) {
        return unknownContext.has(row) ? -1 : context.get(row) & 0xffff_ffffL;
    }

    int firstExtent(int row) {
        return firstExtent.get(row);
    }

    int extents(int row) {
        return extents.get(row);
    }

    long missingExtents(int row) {
        return missing.get(row, 0);
    }

    /** The descriptor count as sent, where it differs from the number of descriptors; else that number. */
    long announcedExtents(int row) {
        return announced.get(row, extents(row) + missingExtents(row));
    }

    int count() {
        return count;
    }

    void release(int below, BitSet kept) {
        context.release(below, kept);
        firstExtent.release(below, kept);
        extents.release(below, kept);
        unknownContext.release(below, kept);
        missing.release(below, kept);
        announced.release(below, kept);
    }
}
