package org.nbdscope.app.view.timeline;

import java.util.List;
import org.nbdscope.dissector.detail.WireSegment;

/**
 * The TCP segments of a connection in a window of time, as far as they were read from the file again.
 *
 * @param question what was asked for; null where nothing was answered yet
 * @param segments in the order of the capture
 * @param cut      whether the window has more packets than are read
 */
public record Wire(Question question, List<WireSegment> segments, boolean cut) {

    /** Packets that are read for a window. */
    public static final int MOST_PACKETS = 4_000;

    /** Nothing is answered yet. */
    public static final Wire NOTHING = new Wire(null, List.of(), false);

    /**
     * Which segments.
     *
     * @param session the connection by its session's id; {@link TimelineView#NONE} for none
     * @param first   number of the first packet
     * @param last    number of the last packet
     */
    public record Question(int session, long first, long last) {

        /** Whether there are more packets than are read at a time. */
        boolean isTooMuch() {
            return last - first >= MOST_PACKETS;
        }
    }
}
