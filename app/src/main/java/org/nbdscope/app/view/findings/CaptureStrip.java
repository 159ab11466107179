package org.nbdscope.app.view.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * The whole capture from its first to its last message, a lane per connection, with the findings at their messages. Does not change.
 *
 * @param first    the first message that is kept
 * @param messages how many messages there are from that on
 * @param lanes    connections with findings, the first {@link #MAX_LANES}
 * @param more     connections with findings that have no lane
 */
public record CaptureStrip(int first, int messages, List<Lane> lanes, int more) {

    /** Connections that are shown. */
    public static final int MAX_LANES = 4;
    /** Messages are put together to so many columns at most. */
    public static final int COLUMNS = 1024;

    /**
     * A connection.
     *
     * @param name     {@code C0}
     * @param replies  which form of replies it uses
     * @param requests by column, the client's most remarkable message there; null for none
     * @param answers  the server's
     * @param findings those with a message, in the order of the capture
     */
    public record Lane(String name, String replies, CommandGroup[] requests, CommandGroup[] answers, List<PlacedFinding> findings) {
    }

    /** A strip without a lane. */
    public static final CaptureStrip EMPTY = new CaptureStrip(0, 0, List.of(), 0);

    /**
     * Goes once through the messages.
     *
     * @param wanted whether anybody still wants it; where nobody does, columns may be missing
     */
    static CaptureStrip of(CaptureModel model, List<PlacedFinding> findings, BooleanSupplier wanted) {
        Map<Session, List<PlacedFinding>> sessions = new LinkedHashMap<>();
        findings.stream().filter(PlacedFinding::hasMessage).sorted(Comparator.comparingInt(PlacedFinding::message))
                .forEach(placed -> sessions.computeIfAbsent(placed.finding().session(), session -> new ArrayList<>()).add(placed));
        Map<Integer, Lane> lanes = new LinkedHashMap<>();
        sessions.keySet().stream().sorted(Comparator.comparingInt(Session::number)).limit(MAX_LANES)
                .forEach(session -> lanes.put(session.id(), lane(session, sessions.get(session))));
        MessageTable messages = model.messages();
        int first = messages.first();
        int count = messages.count() - first;
        for (int row = first; row < first + count && wanted.getAsBoolean(); row++) {
            Lane lane = lanes.get(messages.session(row));
            if (lane != null) {
                CommandGroup[] columns = messages.from(row) == Side.CLIENT ? lane.requests : lane.answers;
                int column = column(row - first, count);
                CommandGroup group = CommandGroup.of(model, row);
                columns[column] = columns[column] == null || group.compareTo(columns[column]) < 0 ? group : columns[column];
            }
        }
        return new CaptureStrip(first, count, List.copyOf(lanes.values()), sessions.size() - lanes.size());
    }

    private static Lane lane(Session session, List<PlacedFinding> findings) {
        return new Lane(findings.get(0).connection(), session.repliesLabel(), new CommandGroup[COLUMNS], new CommandGroup[COLUMNS],
                List.copyOf(findings));
    }

    private static int column(int message, int count) {
        return count <= COLUMNS ? message : (int) ((long) message * COLUMNS / count);
    }

    /** How many columns are in use. */
    public int columns() {
        return Math.min(messages, COLUMNS);
    }

    /** The column of a message. */
    public int column(int message) {
        return column(Math.max(0, message - first), messages);
    }
}
