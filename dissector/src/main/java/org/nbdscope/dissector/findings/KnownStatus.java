package org.nbdscope.dissector.findings;

import java.util.Arrays;
import org.nbdscope.dissector.session.ExtentList;

/**
 * What a session was told of the allocation of its disk: ranges with their status, in order and joined where neighbours agree. Made for
 * clients that walk upwards; of what jumps about only the newest walk is kept.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_RANGES}</td><td>ranges that are kept; when there would be more, all are forgotten</td></tr>
 * </table>
 */
final class KnownStatus {

    static final int MAX_RANGES = 4096;
    /** The bits of a status that are kept: hole and zero. */
    static final int STATUS = 3;

    /** Range i is from starts[i] to ends[i] (exclusive), unsigned. */
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private byte[] status = new byte[16];
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether nothing is known from an offset on. */
    boolean endsBefore(long offset) {
        return count == 0 || Long.compareUnsigned(offset, ends[count - 1]) >= 0;
    }

    void clear() {
        count = 0;
    }

    /** Index of the first range that ends behind an offset. */
    private int firstBehind(long offset) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(ends[middle], offset) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether all of a range is known, and its status has all of these bits. */
    boolean covers(long from, long to, int bits) {
        long at = from;
        for (int i = firstBehind(from); i < count && Long.compareUnsigned(starts[i], at) <= 0; i++) {
            if ((status[i] & bits) != bits) {
                return false;
            }
            at = ends[i];
            if (Long.compareUnsigned(at, to) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where in a range another status is known than this one; -1 where nowhere. */
    long contradiction(long from, long to, int newStatus) {
        if (endsBefore(from)) {
            return -1;
        }
        for (int i = firstBehind(from); i < count && Long.compareUnsigned(starts[i], to) < 0; i++) {
            if (status[i] != newStatus) {
                return Long.compareUnsigned(starts[i], from) > 0 ? starts[i] : from;
            }
        }
        return -1;
    }

    /** A range has this status from now on. Ground that is known in part is not joined: what was known before is forgotten. */
    void set(long from, long to, int newStatus) {
        if (endsBefore(from)) {
            if (count > 0 && ends[count - 1] == from && status[count - 1] == newStatus) {
                ends[count - 1] = to;
            } else {
                append(from, to, newStatus);
            }
        } else if (!covers(from, to, 0)) {
            clear();
            append(from, to, newStatus);
        } else if (contradiction(from, to, newStatus) != -1) {
            forget(from, to);
            insert(firstBehind(from), from, to, newStatus);
        }
    }

    /**
     * Adds the extents of a whole chunk where that is simple, as it mostly is: nothing is known of their ground.
     *
     * @param bytes what they amount to; 0 where they are not all longer than 0
     * @param size  of the disk; null when unknown
     * @return false where nothing was done
     */
    boolean add(long from, long bytes, Long size, ExtentList extents) {
        long to = from + bytes;
        boolean beyond = size == null ? Long.compareUnsigned(to, from) <= 0 : Numbers.beyond(from, bytes, size);
        if (bytes == 0 || beyond || count + extents.size() > MAX_RANGES) {
            return false;
        }
        if (!endsBefore(from)) {
            int behind = firstBehind(from);
            if (Long.compareUnsigned(starts[behind], to) < 0) {
                return false;
            }
            clear();
        }
        grow(count + extents.size());
        long at = from;
        for (int i = 0; i < extents.size(); i++) {
            starts[count] = at;
            at += extents.length(i);
            ends[count] = at;
            status[count] = (byte) (extents.flags(i) & STATUS);
            count++;
        }
        return true;
    }

    private void grow(int ranges) {
        if (ranges > starts.length) {
            int length = Math.max(ranges, starts.length * 2);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
            status = Arrays.copyOf(status, length);
        }
    }

    /** Nothing is known of a range any more. */
    void forget(long from, long to) {
        int first = firstBehind(from);
        if (first == count || Long.compareUnsigned(starts[first], to) >= 0) {
            return;
        }
        if (Long.compareUnsigned(starts[first], from) < 0) {
            long end = ends[first];
            ends[first] = from;
            first++;
            if (Long.compareUnsigned(end, to) > 0) {
                insert(first, to, end, status[first - 1]);
                return;
            }
        }
        int last = first;
        while (last < count && Long.compareUnsigned(ends[last], to) <= 0) {
            last++;
        }
        if (last < count && Long.compareUnsigned(starts[last], to) < 0) {
            starts[last] = to;
        }
        System.arraycopy(starts, last, starts, first, count - last);
        System.arraycopy(ends, last, ends, first, count - last);
        System.arraycopy(status, last, status, first, count - last);
        count -= last - first;
    }

    private void append(long from, long to, int newStatus) {
        if (count == starts.length) {
            insert(count, from, to, newStatus);
            return;
        }
        starts[count] = from;
        ends[count] = to;
        status[count] = (byte) newStatus;
        count++;
    }

    private void insert(int at, long from, long to, int newStatus) {
        if (count == MAX_RANGES) {
            clear();
            return;
        }
        grow(count + 1);
        System.arraycopy(starts, at, starts, at + 1, count - at);
        System.arraycopy(ends, at, ends, at + 1, count - at);
        System.arraycopy(status, at, status, at + 1, count - at);
        starts[at] = from;
        ends[at] = to;
        status[at] = (byte) newStatus;
        count++;
    }
}
