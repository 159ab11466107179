package org.nbdscope.dissector.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of unsigned numbers of 128 bits, as ranges. Every comparison of a number or an address with constants is a question whether
 * the value is in such a set: {@code < 5} is 0 to 4, {@code != 5} all but 5, a network from its first address to its last.
 */
final class RangeSet {
    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private RangeSet(List<Range> ordered) {
        firstHigh = ordered.stream().mapToLong(range -> range.first().high()).toArray();
        firstLow = ordered.stream().mapToLong(range -> range.first().low()).toArray();
        lastHigh = ordered.stream().mapToLong(range -> range.last().high()).toArray();
        lastLow = ordered.stream().mapToLong(range -> range.last().low()).toArray();
    }

    /** The union of ranges that may touch, overlap and stand in any order. */
    static RangeSet of(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparing(Range::first));
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            Range before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before == null || before.last().compareTo(range.first()) < 0) {
                merged.add(range);
            } else if (before.last().compareTo(range.last()) < 0) {
                merged.set(merged.size() - 1, new Range(before.first(), range.last()));
            }
        }
        return new RangeSet(merged);
    }

    /** The numbers that stand in a relation to a range: less is less than its first, equal is within, greater is above its last. */
    static RangeSet of(Comparison comparison, Range range) {
        return switch (comparison) {
            case EQUAL -> of(List.of(range));
            case NOT_EQUAL -> of(List.of(range)).complement();
            case LESS -> of(Comparison.GREATER_OR_EQUAL, range).complement();
            case LESS_OR_EQUAL -> of(List.of(new Range(Unsigned128.MIN, range.last())));
            case GREATER -> of(Comparison.LESS_OR_EQUAL, range).complement();
            case GREATER_OR_EQUAL -> of(List.of(new Range(range.first(), Unsigned128.MAX)));
        };
    }

    /** All numbers that are not in this set. */
    RangeSet complement() {
        List<Range> gaps = new ArrayList<>();
        Unsigned128 from = Unsigned128.MIN;
        for (int i = 0; i < firstHigh.length; i++) {
            Unsigned128 first = new Unsigned128(firstHigh[i], firstLow[i]);
            if (from.compareTo(first) < 0) {
                gaps.add(new Range(from, first.previous()));
            }
            Unsigned128 last = new Unsigned128(lastHigh[i], lastLow[i]);
            if (last.equals(Unsigned128.MAX)) {
                return new RangeSet(gaps);
            }
            from = last.next();
        }
        gaps.add(new Range(from, Unsigned128.MAX));
        return new RangeSet(gaps);
    }

    /** Whether a number is in the set. */
    boolean contains(long high, long low) {
        int from = 0;
        int to = firstHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (Unsigned128.compare(high, low, firstHigh[middle], firstLow[middle]) < 0) {
                to = middle - 1;
            } else if (Unsigned128.compare(high, low, lastHigh[middle], lastLow[middle]) > 0) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
