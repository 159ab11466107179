package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.analysis.Disk;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.session.Session;

/** What stands above a timeline. */
public final class Legend {

    /** What the choice of all connections is called. */
    public static final String ALL_CONNECTIONS = "all connections";

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

    /** The name of the connection that rows and offsets are of, or that these are of all. */
    public static String connection(TimelineView view) {
        synchronized (view.index()) {
            int session = view.mode().get() == TimelineMode.OFFSETS ? view.session().get() : view.rowsSession();
            return session == TimelineView.NONE ? ALL_CONNECTIONS : RequestCard.connection(view.index().model().session(session));
        }
    }

    /** The names of the connections by their sessions' ids, in the order of their numbers. */
    public static Map<Integer, String> connections(TimelineIndex index) {
        Map<Integer, String> names = new LinkedHashMap<>();
        synchronized (index) {
            for (Lane lane : index.lanes()) {
                names.put(lane.session(), RequestCard.connection(index.model().session(lane.session())));
            }
        }
        return names;
    }

    /** {@code C1 strong} where others are dimmed beside one connection. */
    public static String strong(TimelineView view) {
        synchronized (view.index()) {
            int session = view.strong().get();
            return session == TimelineView.NONE || view.session().get() != TimelineView.NONE || view.index().laneCount() < 2 ? ""
                    : RequestCard.connectionName(view.index().model().session(session)) + " strong";
        }
    }

    /** The title of a picture that stands by itself: it also says which connection it is about. */
    static String titleOfSheet(TimelineView view) {
        return switch (view.mode().get()) {
            case LANES -> title(view);
            case REQUESTS -> connection(view) + ", in the order asked";
            case OFFSETS -> connection(view);
        };
    }

    /**
     * {@code 4 connections to one export, 1.1 GiB}; exports of one name but of different servers or sizes are several. It says so where
     * not all that a finding concerns is marked.
     */
    public static String title(TimelineView view) {
        FindingMarks findings = view.findings().get();
        String subject = subject(view);
        return findings == null || !findings.partial() ? subject
                : subject + (subject.isEmpty() ? "" : "; ") + "findings: " + MarkedShare.OF_EACH;
    }

    private static String subject(TimelineView view) {
        TimelineIndex index = view.index();
        synchronized (index) {
            if (view.mode().get() == TimelineMode.REQUESTS && view.rowsSession() != TimelineView.NONE) {
                return (index.laneCount() > 1 ? "" : connection(view) + ", ") + "in the order asked";
            }
            List<Session> sessions = index.lanes().stream().map(lane -> index.model().session(lane.session())).toList();
            if (sessions.isEmpty()) {
                return "";
            }
            String text = sessions.size() == 1 ? "1 connection" : OffsetFormat.grouped(sessions.size()) + " connections";
            List<Disk> disks = sessions.stream().map(Disk::of).filter(disk -> disk.session() == null).distinct().toList();
            return switch (disks.size()) {
                case 0 -> text;
                case 1 -> text + " to one export, " + ByteCount.rounded(disks.get(0).size());
                default -> text + " to " + disks.size() + " exports";
            };
        }
    }
}
