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
    /** First row and row after the last, a pair for each entry; 0 and 0 for none. Replaced when it grows. */
    private volatile int[] ranges = new int[64];
    private int next;

    PacketMessages(MessageTable messages) {
        this.messages = messages;
    }

    /** Takes the messages below {@code end} into account. */
    void advance(int end) {
        int[] all = ranges;
        for (; next < end; next++) {
            int entry = entry(messages.frame(next)) * 2;
            if (entry < 0) {
                continue;
            }
            if (entry >= all.length) {
                all = Arrays.copyOf(all, Math.max(entry + 2, all.length * 2));
            }
            if (all[entry + 1] == 0) {
                all[entry] = next;
            }
            all[entry + 1] = next + 1;
        }
        ranges = all;
    }

    private static int entry(long packet) {
        return (int) ((packet - 1) / STRIDE);
    }

    /** Rows of the messages that a packet completed, ascending; at most {@link #MAX_LISTED}. */
    int[] of(long packet) {
        int[] all = ranges;
        int entry = entry(packet) * 2;
        if (entry < 0 || entry >= all.length) {
            return NONE;
        }
        int[] found = NONE;
        for (int row = all[entry]; row < all[entry + 1] && found.length < MAX_LISTED; row++) {
            if (messages.frame(row) == packet) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = row;
            }
        }
        return found;
    }
}
