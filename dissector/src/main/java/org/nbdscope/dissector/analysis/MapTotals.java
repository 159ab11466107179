package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.protocol.StateNames;

/**
 * What a coverage map amounts to.
 *
 * @param totals       one per status, in ascending order of the status as an unsigned number
 * @param knownBytes   bytes with a known status; unsigned
 * @param unknownBytes bytes of the export that no answer was about, unsigned; null where its size is not known
 * @param extents      number of known ranges
 */
public record MapTotals(List<StatusTotal> totals, long knownBytes, Long unknownBytes, long extents) {

    /** Status values counted; a context with more (each extent may have its own) has the rest left out of the totals. */
    public static final int MAX_STATUSES = 4096;

    /** Counts one status. */
    private static final class Count {
        private long bytes;
        private long extents;
    }

    /** Adds up a map. */
    public static MapTotals of(String context, CoverageMap map) {
        Map<Long, Count> counts = new HashMap<>();
        long[] known = new long[1];
        map.totals(block -> {
            for (int i = 0; i < block.flags().length; i++) {
                known[0] += block.bytes()[i];
                Count count = counts.get(block.flags()[i]);
                if (count == null && counts.size() < MAX_STATUSES) {
                    count = new Count();
                    counts.put(block.flags()[i], count);
                }
                if (count != null) {
                    count.bytes += block.bytes()[i];
                    count.extents += block.extents()[i];
                }
            }
        });
        double whole = asDouble(map.size() == null ? known[0] : map.size());
        List<StatusTotal> totals = new ArrayList<>();
        counts.keySet().stream().sorted(Long::compareUnsigned).forEach(flags -> {
            Count count = counts.get(flags);
            totals.add(new StatusTotal(flags, StateNames.describe(context, flags), count.bytes, 100 * asDouble(count.bytes) / whole,
                    count.extents));
        });
        return new MapTotals(List.copyOf(totals), known[0], map.size() == null ? null : map.size() - known[0], map.intervals());
    }

    /** An unsigned number; where it takes all 64 bits, the last counts for the rounding only. */
    private static double asDouble(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }
}
