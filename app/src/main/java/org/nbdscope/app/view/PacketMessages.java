package org.nbdscope.app.view;

import java.util.Arrays;
import org.nbdscope.dissector.model.MessageTable;

/**
 * Which messages each packet completed: for every {@link #STRIDE} packets, between which rows of the message table they are. Filled by the
 * thread that reads the capture; others may ask meanwhile.
 */
final class PacketMessages {

    /** Packets of an entry. */
    static final int STRIDE = 64;
    /** Messages of one packet that are listed at most. */
    static final int MAX_LISTED = 64;

    private static final int[] NONE = {};

    private final MessageTable messages;
    /** Replaced when it grows, or its beginning goes. */
    private volatile Ranges ranges = new Ranges(0, new int[64]);
    private int next;

    /**
     * Between which rows the messages of entries are.
     *
     * @param first the first entry
     * @param rows  first row and row after the last, a pair for each entry; 0 and 0 for none
     */
    private record Ranges(int first, int[] rows) {

        /** Where the pair of an entry is; negative or beyond the end where there is none. */
        int at(int entry) {
            return (entry - first) * 2;
        }
    }

    PacketMessages(MessageTable messages) {
        this.messages = messages;
    }

    /** Takes the messages below {@code end} into account. */
    void advance(int end) {
        Ranges all = ranges;
        for (; next < end; next++) {
            int at = all.at(entry(messages.frame(next)));
            if (at < 0) {
                continue;
            }
            if (at >= all.rows().length) {
                all = new Ranges(all.first(), Arrays.copyOf(all.rows(), Math.max(at + 2, all.rows().length * 2)));
            }
            if (all.rows()[at + 1] == 0) {
                all.rows()[at] = next;
            }
            all.rows()[at + 1] = next + 1;
        }
        ranges = all;
    }

    /** Packets before this one are not asked for any more. */
    void release(long packet) {
        Ranges all = ranges;
        int gone = all.at(entry(packet));
        if (gone > 0) {
            int rest = Math.max(0, all.rows().length - gone);
            int[] rows = new int[Math.max(64, rest)];
            System.arraycopy(all.rows(), all.rows().length - rest, rows, 0, rest);
            ranges = new Ranges(entry(packet), rows);
        }
    }

    private static int entry(long packet) {
        return (int) ((packet - 1) / STRIDE);
    }

    /** Rows of the messages that a packet completed, ascending; at most {@link #MAX_LISTED}. */
    int[] of(long packet) {
        Ranges all = ranges;
        int at = all.at(entry(packet));
        if (at < 0 || at >= all.rows().length) {
            return NONE;
        }
        int[] found = NONE;
        for (int row = Math.max(messages.first(), all.rows()[at]); row < all.rows()[at + 1] && found.length < MAX_LISTED; row++) {
            if (messages.frame(row) == packet) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = row;
            }
        }
        return found;
    }
}
