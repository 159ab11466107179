package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nbdscope.dissector.session.Session;

/** The lanes of an index in the order in which their connections were seen first. */
final class LaneTable {

    private static final int NO_LANE = -1;
    private static final int FIRST_SESSIONS = 16;

    private final List<Lane> lanes = new ArrayList<>();
    /** Session id to index in {@link #lanes}, or {@link #NO_LANE}. */
    private int[] laneOfSession = new int[0];

    /** The index of a connection's lane by {@link Session#id()}; it gets one where it has none. */
    int indexFor(int session) {
        if (session >= laneOfSession.length) {
            int known = laneOfSession.length;
            laneOfSession = Arrays.copyOf(laneOfSession, Math.max(FIRST_SESSIONS, session * 2));
            Arrays.fill(laneOfSession, known, laneOfSession.length, NO_LANE);
        }
        if (laneOfSession[session] == NO_LANE) {
            laneOfSession[session] = lanes.size();
            lanes.add(new Lane(session));
        }
        return laneOfSession[session];
    }

    /** A lane by its index. */
    Lane get(int lane) {
        return lanes.get(lane);
    }

    /** The index of a lane. */
    int indexOf(Lane lane) {
        return laneOfSession[lane.session()];
    }

    /** A connection's lane by {@link Session#id()}; null where it has none. */
    Lane of(int session) {
        return session < 0 || session >= laneOfSession.length || laneOfSession[session] == NO_LANE ? null : lanes.get(laneOfSession[session]);
    }

    /** How many there are. */
    int count() {
        return lanes.size();
    }

    /** All of them. */
    List<Lane> all() {
        return lanes;
    }
}
