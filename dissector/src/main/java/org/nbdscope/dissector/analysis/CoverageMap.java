package org.nbdscope.dissector.analysis;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What block status answers said about one disk in one metadata context. The newest answer wins. Neighbours of equal status are one
 * interval, so that memory (32 bytes an interval) grows with what was said, not with how often it was said. Answers that go on where the
 * last one ended cost the same however many there are; others a search.
 *
 * <p>All offsets and lengths are unsigned. Not for several threads at once.
 */
public final class CoverageMap {

    /** An export's size has 64 bits: no byte lies at or behind this offset. */
    private static final long END_OF_ALL = -1L;

    private final boolean sizeKnown;
    private final long limit;
    /** Who may change the blocks that have the same owner; all others are read elsewhere as well. */
    private Object owner = new Object();
    /** Intervals that had to be copied because they were read elsewhere. */
    private long copied;
    /** All but a sole first one hold at least one interval. */
    private CoverageBlock[] blocks = {new CoverageBlock(owner)};
    private int used = 1;
    private int intervals;
    /** Where the last answer went: the next one mostly belongs beside it. */
    private int block;
    private int index;

    /**
     * An empty map.
     *
     * @param size the export's size in bytes, at which answers are cut; null where it is not known
     */
    public CoverageMap(Long size) {
        sizeKnown = size != null;
        limit = sizeKnown ? size : END_OF_ALL;
    }

    private CoverageMap(CoverageMap other) {
        sizeKnown = other.sizeKnown;
        limit = other.limit;
        used = other.used;
        blocks = other.share();
        intervals = other.intervals;
    }

    /** A map that knows the same, and goes its own way from here. What neither of them changes they have together. */
    public CoverageMap copy() {
        return new CoverageMap(this);
    }

    /** What is known at present; shares its memory with the map as far as that does not change. */
    public CoverageSnapshot snapshot() {
        return new CoverageSnapshot(share());
    }

    /** The blocks as they are, which are changed by nobody from now on. */
    private CoverageBlock[] share() {
        owner = new Object();
        return Arrays.copyOf(blocks, used);
    }

    /** Intervals copied so far because a copy or a snapshot has them too: what those cost, beside their lists of blocks. */
    long copied() {
        return copied;
    }

    /** A block that may be changed. */
    private CoverageBlock own(int position) {
        CoverageBlock at = blocks[position];
        if (!at.isOf(owner)) {
            copied += at.size;
            at = at.copy(owner);
            blocks[position] = at;
        }
        return at;
    }

    /** Shows what each block amounts to, in ascending order. */
    void totals(Consumer<BlockTotals> each) {
        for (int b = 0; b < used; b++) {
            each.accept(blocks[b].totals());
        }
    }

    /** The export's size in bytes; null where it is not known. */
    public Long size() {
        return sizeKnown ? limit : null;
    }

    /** Number of ranges of different status. */
    public int intervals() {
        return intervals;
    }

    /**
     * An answer newer than all before it. What lies behind the end of the export is left out, and an answer of length 0 says nothing.
     *
     * @param when stands for the answer: a time or a row
     */
    public void answer(long offset, long length, long flags, long when) {
        if (length == 0 || Long.compareUnsigned(offset, limit) >= 0) {
            return;
        }
        long end = Long.compareUnsigned(length, limit - offset) < 0 ? offset + length : limit;
        find(offset);
        if (!atEnd() && blocks[block].end[index] == offset && blocks[block].flags[index] != flags) {
            advance();
        }
        // The two ways in which disks are mapped, once and again, go without the general case.
        if (atEnd()) {
            insert(offset, end, flags, when);
        } else if (isAtCursor(offset, end, flags)) {
            own(block).when[index] = when;
        } else {
            replace(offset, end, flags, when);
        }
    }

    private boolean isAtCursor(long start, long end, long flags) {
        CoverageBlock at = blocks[block];
        return at.start[index] == start && at.end[index] == end && at.flags[index] == flags;
    }

    /** Puts an interval in place of all that overlap it or continue it; the cursor stands on the first of them, or where it belongs. */
    private void replace(long offset, long end, long flags, long when) {
        long newStart = offset;
        long newEnd = end;
        CoverageBlock leftOf = null;
        int leftIndex = 0;
        CoverageBlock rightOf = null;
        int rightIndex = 0;
        int replaced = 0;
        int b = block;
        int i = index;
        while (b < used) {
            CoverageBlock at = blocks[b];
            for (; i < at.size; i++) {
                boolean same = at.flags[i] == flags;
                int order = Long.compareUnsigned(at.start[i], end);
                if (order > 0 || order == 0 && !same) {
                    break;
                }
                if (Long.compareUnsigned(at.start[i], offset) < 0) {
                    newStart = same ? at.start[i] : offset;
                    leftOf = same ? null : at;
                    leftIndex = i;
                }
                if (Long.compareUnsigned(at.end[i], end) > 0) {
                    newEnd = same ? at.end[i] : end;
                    rightOf = same ? null : at;
                    rightIndex = i;
                }
                replaced++;
            }
            if (i < at.size) {
                break;
            }
            b++;
            i = 0;
        }
        long leftStart = leftOf == null ? 0 : leftOf.start[leftIndex];
        long leftFlags = leftOf == null ? 0 : leftOf.flags[leftIndex];
        long leftWhen = leftOf == null ? 0 : leftOf.when[leftIndex];
        long rightEnd = rightOf == null ? 0 : rightOf.end[rightIndex];
        long rightFlags = rightOf == null ? 0 : rightOf.flags[rightIndex];
        long rightWhen = rightOf == null ? 0 : rightOf.when[rightIndex];

        if (replaced == 0) {
            insert(newStart, newEnd, flags, when);
        } else {
            own(block).set(index, newStart, newEnd, flags, when);
            removeBehind(replaced - 1);
        }
        if (leftOf != null) {
            insert(leftStart, offset, leftFlags, leftWhen);
            advance();
        }
        if (rightOf != null) {
            advance();
            insert(end, rightEnd, rightFlags, rightWhen);
        }
    }

    /** Puts an interval before the cursor, which then stands on it. */
    private void insert(long start, long end, long flags, long when) {
        CoverageBlock at = blocks[block];
        if (index > 0 && index == at.size && at.isFull()) {
            // In order: full blocks stay full.
            addBlock(block + 1, new CoverageBlock(owner));
            block++;
            index = 0;
        } else if (at.isFull()) {
            int half = CoverageBlock.CAPACITY / 2;
            addBlock(block + 1, own(block).split(half));
            if (index > half) {
                block++;
                index -= half;
            }
        }
        own(block).insert(index, start, end, flags, when);
        intervals++;
    }

    private void addBlock(int position, CoverageBlock added) {
        if (used == blocks.length) {
            blocks = Arrays.copyOf(blocks, used * 2);
        }
        System.arraycopy(blocks, position, blocks, position + 1, used - position);
        blocks[position] = added;
        used++;
    }

    /** Removes intervals behind the one at the cursor. */
    private void removeBehind(int count) {
        if (count == 0) {
            return;
        }
        intervals -= count;
        CoverageBlock at = own(block);
        int here = Math.min(count, at.size - index - 1);
        at.remove(index + 1, here);
        int left = count - here;
        int next = block + 1;
        while (left > 0 && blocks[next].size <= left) {
            left -= blocks[next].size;
            next++;
        }
        if (left > 0) {
            own(next).remove(0, left);
        }
        if (next < used && at.size + blocks[next].size <= CoverageBlock.CAPACITY / 2) {
            at.append(blocks[next]);
            next++;
        }
        dropBlocks(block + 1, next);
    }

    private void dropBlocks(int from, int to) {
        System.arraycopy(blocks, to, blocks, from, used - to);
        int before = used;
        used -= to - from;
        Arrays.fill(blocks, used, before, null);
    }

    private boolean atEnd() {
        return index == blocks[block].size;
    }

    private void advance() {
        index++;
        if (atEnd() && block < used - 1) {
            block++;
            index = 0;
        }
    }

    /** Sets the cursor to the first interval that ends at {@code offset} or behind it, or behind the last interval. */
    private void find(long offset) {
        if (index < blocks[block].size && isFirstEndingFrom(offset)) {
            return;
        }
        block = blockOf(offset);
        index = blocks[block].firstEndingFrom(offset);
    }

    /** Whether the cursor stands where an answer at {@code offset} begins already. */
    private boolean isFirstEndingFrom(long offset) {
        CoverageBlock at = blocks[block];
        return Long.compareUnsigned(at.end[index], offset) >= 0 && Long.compareUnsigned(at.start[index], offset) < 0;
    }

    /** The first block that reaches {@code offset}, else the last. */
    private int blockOf(long offset) {
        int low = 0;
        int high = used - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(blocks[middle].lastEnd(), offset) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The end of the interval that holds {@code offset}; {@code offset} itself where nothing is known of it. */
    public long knownUntil(long offset) {
        if (offset == END_OF_ALL) {
            return offset;
        }
        CoverageBlock at = blocks[blockOf(offset + 1)];
        int i = at.firstEndingFrom(offset + 1);
        return i < at.size && Long.compareUnsigned(at.start[i], offset) <= 0 ? at.end[i] : offset;
    }

    /** Shows all ranges, known and unknown: to the end of the export or, where its size is not known, to the end of what is known. */
    public void visit(CoverageVisitor visitor) {
        visit(0, END_OF_ALL, visitor);
    }

    /**
     * Shows all ranges, known and unknown, of a part of the disk, cut at its ends.
     *
     * @param from first byte of the part; unsigned
     * @param to   first byte behind it; unsigned
     */
    public void visit(long from, long to, CoverageVisitor visitor) {
        long stop = Long.compareUnsigned(to, limit) < 0 ? to : limit;
        long at = from;
        int b = blockOf(from);
        int i = blocks[b].firstEndingFrom(from);
        for (; b < used; b++, i = 0) {
            CoverageBlock current = blocks[b];
            for (; i < current.size; i++) {
                if (Long.compareUnsigned(current.start[i], stop) >= 0) {
                    showUnknown(at, stop, visitor);
                    return;
                }
                long start = Long.compareUnsigned(current.start[i], from) < 0 ? from : current.start[i];
                long end = Long.compareUnsigned(current.end[i], stop) < 0 ? current.end[i] : stop;
                if (Long.compareUnsigned(start, end) < 0) {
                    showUnknown(at, start, visitor);
                    visitor.known(start, end - start, current.flags[i], current.when[i]);
                    at = end;
                }
            }
        }
        if (sizeKnown || stop != limit) {
            showUnknown(at, stop, visitor);
        }
    }

    private static void showUnknown(long from, long to, CoverageVisitor visitor) {
        if (Long.compareUnsigned(from, to) < 0) {
            visitor.unknown(from, to - from);
        }
    }
}
