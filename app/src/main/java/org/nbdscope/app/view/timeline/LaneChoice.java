package org.nbdscope.app.view.timeline;

import java.util.HashSet;
import java.util.Set;

/**
 * What somebody chose about the lanes.
 *
 * @param pinned   connections that stay on top, by their sessions' ids
 * @param expanded exports whose connections have a lane each although there are many, by name; "" also for connections without export
 */
public record LaneChoice(Set<Integer> pinned, Set<String> expanded) {

    /** Nothing chosen. */
    public static final LaneChoice NONE = new LaneChoice(Set.of(), Set.of());

    /** Keeps copies. */
    public LaneChoice {
        pinned = Set.copyOf(pinned);
        expanded = Set.copyOf(expanded);
    }

    /** With a connection on top, or, where it was, no longer. */
    public LaneChoice pinToggled(int session) {
        return new LaneChoice(toggled(pinned, session), expanded);
    }

    /** With a lane for each connection of an export, or, where it was so, no longer. */
    public LaneChoice expandToggled(String export) {
        return new LaneChoice(pinned, toggled(expanded, export));
    }

    private static <T> Set<T> toggled(Set<T> before, T one) {
        Set<T> after = new HashSet<>(before);
        if (!after.remove(one)) {
            after.add(one);
        }
        return after;
    }
}
