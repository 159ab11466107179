package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;

/** What a coverage map has to be equal to: a status per byte of a small disk. */
final class NaiveMap {

    private final Long[] status;

    NaiveMap(int size) {
        status = new Long[size];
    }

    void answer(int offset, int length, long flags) {
        for (int i = offset; i < Math.min(status.length, offset + length); i++) {
            status[i] = flags;
        }
    }

    boolean isKnown(int offset) {
        return status[offset] != null;
    }

    /** The ranges from {@code from} to {@code to} as {@link Ranges} lists them. */
    List<String> ranges(int from, int to) {
        List<String> ranges = new ArrayList<>();
        int at = from;
        while (at < to) {
            int end = at + 1;
            while (end < to && same(status[at], status[end])) {
                end++;
            }
            ranges.add(at + "+" + (end - at) + "=" + (status[at] == null ? "?" : status[at]));
            at = end;
        }
        return ranges;
    }

    private static boolean same(Long one, Long other) {
        return one == null ? other == null : one.equals(other);
    }
}
