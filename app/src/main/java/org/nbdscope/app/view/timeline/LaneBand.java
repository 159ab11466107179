package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.session.Session;

/**
 * A band of the timeline: the lane of one connection, or, where there are very many, those of all connections to an export as one.
 *
 * @param export    name of the export, "" where it is not known
 * @param lanes     one, or those that share the band
 * @param collapsed whether they share it: each has a thin row then
 * @param pinned    whether it stays on top
 */
public record LaneBand(String export, List<Lane> lanes, boolean collapsed, boolean pinned) {

    /** With more lanes than this those of an export share a band until somebody expands it. */
    public static final int MOST_LANES = 40;

    /** The bands from the top down: pinned connections, then the others by number; an export stands where its first connection would. */
    static List<LaneBand> of(TimelineIndex index, LaneChoice choice) {
        return of(index, choice, MOST_LANES);
    }

    /** The same with another number of lanes in place of {@link #MOST_LANES}. */
    static List<LaneBand> of(TimelineIndex index, LaneChoice choice, int mostLanes) {
        List<LaneBand> bands = new ArrayList<>();
        Map<String, List<Lane>> exports = new LinkedHashMap<>();
        List<Lane> lanes = index.lanes();
        for (Lane lane : lanes) {
            if (choice.pinned().contains(lane.session())) {
                bands.add(new LaneBand(export(index, lane), List.of(lane), false, true));
            } else {
                exports.computeIfAbsent(export(index, lane), key -> new ArrayList<>()).add(lane);
            }
        }
        boolean many = lanes.size() > mostLanes;
        for (Lane lane : lanes) {
            String export = export(index, lane);
            List<Lane> sharing = exports.getOrDefault(export, List.of());
            boolean collapses = many && sharing.size() > 1 && !choice.expanded().contains(export);
            if (collapses && lane == sharing.get(0)) {
                bands.add(new LaneBand(export, List.copyOf(sharing), true, false));
            } else if (!collapses && !choice.pinned().contains(lane.session())) {
                bands.add(new LaneBand(export, List.of(lane), false, false));
            }
        }
        return bands;
    }

    private static String export(TimelineIndex index, Lane lane) {
        Session session = index.model().session(lane.session());
        return session.export() == null ? "" : session.export();
    }

    /** Rows that its requests fill when each stands in the first free one; where it is collapsed, one for each connection. */
    int rows() {
        return collapsed ? lanes.size() : lanes.get(0).rows();
    }
}
