package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.session.Session;

/** What stands above a timeline. */
public final class Legend {

    private Legend() {
    }

    /** The groups of commands that the capture has. */
    public static List<CommandGroup> of(TimelineIndex index) {
        List<CommandGroup> groups = new ArrayList<>();
        synchronized (index) {
            List<Lane> lanes = index.lanes();
            for (CommandGroup group : CommandGroup.values()) {
                boolean there = group == CommandGroup.HANDSHAKE
                        ? lanes.stream().anyMatch(lane -> lane.runs().stream().anyMatch(run -> run.kind() == MessageRun.Kind.HANDSHAKE))
                        : lanes.stream().anyMatch(lane -> lane.count(group) > 0);
                if (there) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }

    /** {@code 4 connections to one export, 1.07 GiB}. */
    public static String title(TimelineView view) {
        TimelineIndex index = view.index();
        synchronized (index) {
            if (view.mode().get() == TimelineMode.REQUESTS && view.rowsSession() != TimelineView.NONE) {
                return RequestCard.connection(index.model().session(view.rowsSession())) + ", in the order asked";
            }
            List<Session> sessions = index.lanes().stream().map(lane -> index.model().session(lane.session())).toList();
            if (sessions.isEmpty()) {
                return "";
            }
            String text = sessions.size() == 1 ? "1 connection" : Figures.grouped(sessions.size()) + " connections";
            List<String> exports = sessions.stream().map(Session::export).filter(Objects::nonNull).distinct().toList();
            if (exports.size() > 1) {
                return text + " to " + exports.size() + " exports";
            }
            List<Long> sizes = sessions.stream().map(Session::size).filter(Objects::nonNull).distinct().toList();
            return text + (exports.isEmpty() ? "" : " to one export") + (sizes.size() == 1 ? ", " + Figures.bytes(sizes.get(0)) : "");
        }
    }
}
