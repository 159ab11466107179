package org.nbdscope.dissector.detail;

import java.util.Map;
import java.util.TreeMap;

/** A set of byte positions, kept as ranges that do not touch; what arrives in order is one range. */
final class ByteRanges {

    /** Is told of a range of positions. */
    interface Visitor {
        void range(long from, long to);
    }

    /** End by beginning. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Number of ranges. */
    int size() {
        return ranges.size();
    }

    /**
     * Adds the positions from {@code from} up to, without, {@code to}.
     *
     * @param added is told, in order, of those that were not in the set before
     */
    void add(long from, long to, Visitor added) {
        long at = from;
        while (at < to) {
            long free = next(at, false, to);
            if (free == to) {
                return;
            }
            long until = next(free, true, to);
            insert(free, until);
            added.range(free, until);
            at = until;
        }
    }

    private void insert(long from, long to) {
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        if (before != null && before.getValue() == from) {
            start = before.getKey();
        }
        Long after = ranges.remove(to);
        if (after != null) {
            end = after;
        }
        ranges.put(start, end);
    }

    /** The first position from {@code from} on that is in the set ({@code contained}) or is not; {@code to} where there is none before it. */
    long next(long from, boolean contained, long to) {
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        boolean inside = before != null && before.getValue() > from;
        if (inside == contained) {
            return Math.min(from, to);
        }
        if (inside) {
            return Math.min(before.getValue(), to);
        }
        Long after = ranges.higherKey(from);
        return after == null ? to : Math.min(after, to);
    }
}
