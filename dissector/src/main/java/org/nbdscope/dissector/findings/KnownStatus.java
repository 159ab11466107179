package org.nbdscope.dissector.findings;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nbdscope.dissector.session.ExtentList;
import org.nbdscope.dissector.session.Zeroes;

/**
 * What was said of the allocation of a disk: ranges with their status, in order. Of one byte the newest answer stands. Cheapest for clients
 * that walk upwards.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_RANGES}</td><td>ranges that are kept; when there would be more, the earlier ones are forgotten</td></tr>
 * </table>
 */
final class KnownStatus {

    static final int MAX_RANGES = 8192;
    /** The bits of a status that are kept: hole and zero. */
    static final int STATUS = 3;
    /** The bit that promises zeroes. */
    static final int ZERO = 2;
    /** Pieces in which image formats allocate: qcow2 has clusters of 2 MiB at most. */
    private static final long LARGEST_CLUSTER = 2 << 20;

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

    /** A range has this status from now on; {@code to} is more than {@code from}. */
    void set(long from, long to, int newStatus) {
        if (!endsBefore(from)) {
            if (covers(from, to, 0) && contradiction(from, to, newStatus) == -1) {
                return;
            }
            forget(from, to);
        }
        int at = firstBehind(from);
        if (at > 0 && ends[at - 1] == from && status[at - 1] == newStatus) {
            ends[at - 1] = to;
        } else if (at < count && starts[at] == to && status[at] == newStatus) {
            starts[at] = from;
        } else {
            insert(at, from, to, newStatus);
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
        if (bytes == 0 || beyond || extents.size() > MAX_RANGES) {
            return false;
        }
        if (count + extents.size() > MAX_RANGES) {
            clear();
        }
        int first = firstBehind(from);
        if (first < count && Long.compareUnsigned(starts[first], to) < 0) {
            return false;
        }
        room(first, extents.size());
        long at = from;
        for (int i = 0; i < extents.size(); i++) {
            starts[first + i] = at;
            at += extents.length(i);
            ends[first + i] = at;
            status[first + i] = (byte) (extents.flags(i) & STATUS);
        }
        return true;
    }

    /**
     * Looks for bytes that are not zero where zeroes were promised.
     *
     * @param offset of the first byte on the disk
     * @param at     index of the first byte
     * @return where on the disk a promised range begins that holds others; -1 where none does
     */
    long brokenPromise(long offset, ByteBuffer bytes, int at, int length) {
        long to = offset + length;
        for (int i = firstBehind(offset); i < count && Long.compareUnsigned(starts[i], to) < 0; i++) {
            if ((status[i] & ZERO) != 0) {
                int from = Long.compareUnsigned(starts[i], offset) > 0 ? (int) (starts[i] - offset) : 0;
                int end = Long.compareUnsigned(ends[i], to) < 0 ? (int) (ends[i] - offset) : length;
                if (!Zeroes.only(bytes, at + from, end - from)) {
                    return offset + from;
                }
            }
        }
        return -1;
    }

    /** A write may change the status of what lies around it: storage is allocated in larger pieces. */
    void forgetAround(long from, long to) {
        if (count > 0) {
            long last = to + LARGEST_CLUSTER - 1;
            forget(from & -LARGEST_CLUSTER, Long.compareUnsigned(last, to) < 0 ? -1 : last & -LARGEST_CLUSTER);
        }
    }

    /** Makes room for ranges in the middle. */
    private void room(int at, int ranges) {
        grow(count + ranges);
        System.arraycopy(starts, at, starts, at + ranges, count - at);
        System.arraycopy(ends, at, ends, at + ranges, count - at);
        System.arraycopy(status, at, status, at + ranges, count - at);
        count += ranges;
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

    private void insert(int at, long from, long to, int newStatus) {
        int index = at;
        if (count == MAX_RANGES) {
            clear();
            index = 0;
        }
        room(index, 1);
        starts[index] = from;
        ends[index] = to;
        status[index] = (byte) newStatus;
    }
}
