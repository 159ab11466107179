package org.nbdscope.dissector.findings;

import java.util.Arrays;

/**
 * What a session was told of the allocation of its disk: ranges with their status, in order and joined where neighbours agree.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_RANGES}</td><td>ranges that are kept; when there would be more, all are forgotten</td></tr>
 * </table>
 */
final class KnownStatus {

    static final int MAX_RANGES = 4096;

    /** Range i is from starts[i] to ends[i] (exclusive), unsigned. */
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private byte[] status = new byte[16];
    private int count;

    boolean isEmpty() {
        return count == 0;
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
        for (int i = firstBehind(from); i < count && Long.compareUnsigned(starts[i], to) < 0; i++) {
            if (status[i] != newStatus) {
                return Long.compareUnsigned(starts[i], from) > 0 ? starts[i] : from;
            }
        }
        return -1;
    }

    /** A range has this status from now on. */
    void set(long from, long to, int newStatus) {
        boolean behindAll = count == 0 || Long.compareUnsigned(from, ends[count - 1]) >= 0;
        if (behindAll) {
            if (count > 0 && ends[count - 1] == from && status[count - 1] == newStatus) {
                ends[count - 1] = to;
                return;
            }
        } else {
            if (covers(from, to, 0) && contradiction(from, to, newStatus) < 0) {
                return;
            }
            forget(from, to);
        }
        insert(firstBehind(from), from, to, newStatus);
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

    private void insert(int at, long from, long to, int newStatus) {
        if (count == MAX_RANGES) {
            count = 0;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            status = Arrays.copyOf(status, count * 2);
        }
        System.arraycopy(starts, at, starts, at + 1, count - at);
        System.arraycopy(ends, at, ends, at + 1, count - at);
        System.arraycopy(status, at, status, at + 1, count - at);
        starts[at] = from;
        ends[at] = to;
        status[at] = (byte) newStatus;
        count++;
    }
}
