package org.nbdscope.dissector.analysis;

import java.util.Arrays;

/** Some neighbouring intervals of a {@link CoverageMap}, in order: few enough that one can be put in between at little cost. */
final class CoverageBlock {

    /** Intervals of a block at most. */
    static final int CAPACITY = 128;

    private static final int INITIAL = 8;

    /** First byte of each interval; unsigned. */
    long[] start;
    /** First byte after each interval; unsigned. */
    long[] end;
    long[] flags;
    long[] when;
    int size;
    /** Whose it is: only the map that made it may change it, and only until somebody else reads it as well. */
    private final Object owner;
    private BlockTotals totals;

    CoverageBlock(Object owner) {
        this(owner, INITIAL);
    }

    private CoverageBlock(Object owner, int capacity) {
        this.owner = owner;
        start = new long[capacity];
        end = new long[capacity];
        flags = new long[capacity];
        when = new long[capacity];
    }

    boolean isOf(Object who) {
        return owner == who;
    }

    /** What its intervals amount to; kept until one of them changes. */
    BlockTotals totals() {
        if (totals == null) {
            totals = BlockTotals.of(this);
        }
        return totals;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    /** End of the last interval; the block must not be empty. */
    long lastEnd() {
        return end[size - 1];
    }

    /** The first interval that ends at {@code offset} or behind it; {@link #size} where there is none. */
    int firstEndingFrom(long offset) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(end[middle], offset) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void set(int index, long newStart, long newEnd, long newFlags, long newWhen) {
        start[index] = newStart;
        end[index] = newEnd;
        flags[index] = newFlags;
        when[index] = newWhen;
        totals = null;
    }

    /** Puts an interval before the one at {@code index}; there must be room. */
    void insert(int index, long newStart, long newEnd, long newFlags, long newWhen) {
        if (size == start.length) {
            resize(Math.min(CAPACITY, size * 2));
        }
        move(this, index, this, index + 1, size - index);
        size++;
        set(index, newStart, newEnd, newFlags, newWhen);
    }

    void remove(int index, int count) {
        move(this, index + count, this, index, size - index - count);
        size -= count;
        totals = null;
    }

    /** Takes the intervals from {@code index} on into a block of their own. */
    CoverageBlock split(int index) {
        CoverageBlock tail = new CoverageBlock(owner, CAPACITY);
        tail.size = size - index;
        move(this, index, tail, 0, tail.size);
        size = index;
        totals = null;
        return tail;
    }

    /** Adds the intervals of the next block; there must be room. */
    void append(CoverageBlock next) {
        if (size + next.size > start.length) {
            resize(CAPACITY);
        }
        move(next, 0, this, size, next.size);
        size += next.size;
        totals = null;
    }

    /** The same for another owner. */
    CoverageBlock copy(Object newOwner) {
        CoverageBlock copy = new CoverageBlock(newOwner, start.length);
        copy.size = size;
        move(this, 0, copy, 0, size);
        return copy;
    }

    private void resize(int capacity) {
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        flags = Arrays.copyOf(flags, capacity);
        when = Arrays.copyOf(when, capacity);
    }

    private static void move(CoverageBlock from, int index, CoverageBlock to, int target, int count) {
        System.arraycopy(from.start, index, to.start, target, count);
        System.arraycopy(from.end, index, to.end, target, count);
        System.arraycopy(from.flags, index, to.flags, target, count);
        System.arraycopy(from.when, index, to.when, target, count);
    }
}
