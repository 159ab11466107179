package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * What is said of a band below its name: who, what is remarkable, and how many requests of which kinds. Where there is not room for all,
 * what matters least is left out whole: no number is cut.
 *
 * @param who      {@code :40364}, or how many connections share the band
 * @param endpoint {@code 127.0.0.1:40364}, or the same as {@code who}
 * @param remarks  what was not seen or went wrong
 * @param requests of each kind
 * @param sum      how many requests these are; empty where there are none
 */
public record LaneWords(String who, String endpoint, List<String> remarks, List<String> requests, String sum) {

    private static final String BESIDE = " · ";
    private static final String MORE = "…";

    /**
     * A part of the line.
     *
     * @param warns whether it matters
     */
    record Part(String text, boolean warns) {
    }

    /** {@code C0 default export}, or {@code default export} where connections share the band. */
    public static String name(TimelineIndex index, LaneBand band) {
        if (!band.collapsed()) {
            return RequestCard.connection(index.model().session(band.lanes().get(0).session()));
        }
        boolean known = index.model().session(band.lanes().get(0).session()).export() != null;
        return !known ? "export not captured" : band.export().isEmpty() ? "default export" : band.export();
    }

    /** What there is to say of a band; while holding the index's monitor. */
    public static LaneWords of(TimelineIndex index, LaneBand band) {
        List<String> remarks = new ArrayList<>();
        String endpoint = OffsetFormat.grouped(band.lanes().size()) + " connections";
        String who = endpoint;
        if (!band.collapsed()) {
            Session session = index.model().session(band.lanes().get(0).session());
            endpoint = session.endpoint(Side.CLIENT);
            who = endpoint.substring(endpoint.lastIndexOf(':'));
            if (!session.handshakeSeen()) {
                remarks.add("joined later");
            }
        }
        int errors = band.lanes().stream().mapToInt(Lane::errors).sum();
        if (errors > 0) {
            remarks.add(OffsetFormat.grouped(errors) + (errors == 1 ? " error" : " errors"));
        }
        List<String> requests = new ArrayList<>();
        int sum = 0;
        for (CommandGroup group : CommandGroup.values()) {
            int count = band.lanes().stream().mapToInt(lane -> lane.count(group)).sum();
            if (count > 0) {
                requests.add(OffsetFormat.grouped(count) + ' ' + shortLabel(group));
                sum += count;
            }
        }
        return new LaneWords(who, endpoint, remarks, requests, sum == 0 ? "" : OffsetFormat.grouped(sum) + (sum == 1 ? " request" : " requests"));
    }

    private static String shortLabel(CommandGroup group) {
        return switch (group) {
            case BLOCK_STATUS -> "map";
            case TRIM -> "trim";
            case FLUSH -> "flush";
            default -> group.label();
        };
    }

    /** All of it, with the whole endpoint. */
    public String whole() {
        return text(line(endpoint, true, String.join(", ", requests)));
    }

    /** The longest line that finds room; only where not even what is remarkable does, it ends with an ellipsis. */
    List<Part> fitting(double room, ToDoubleFunction<String> width) {
        String kinds = String.join(", ", requests);
        List<List<Part>> lines = List.of(line(who, true, kinds), line(who, true, sum), line("", true, kinds), line("", true, sum),
                line("", true, ""), line(who, false, ""));
        return lines.stream().filter(line -> !line.isEmpty() && width.applyAsDouble(text(line)) <= room).findFirst().orElseGet(() ->
                List.of(new Part(MORE, !remarks.isEmpty())));
    }

    private static String text(List<Part> line) {
        return line.stream().map(Part::text).collect(Collectors.joining());
    }

    private List<Part> line(String connection, boolean withRemarks, String requested) {
        List<Part> parts = new ArrayList<>();
        if (!connection.isEmpty()) {
            add(parts, connection, false);
        }
        if (withRemarks) {
            remarks.forEach(remark -> add(parts, remark, true));
        }
        if (!requested.isEmpty()) {
            add(parts, requested, false);
        }
        return parts;
    }

    /** What looks the same is one part: no gap is left where letters are not as wide as thought. */
    private static void add(List<Part> parts, String text, boolean warns) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).warns == warns) {
            parts.set(last, new Part(parts.get(last).text + BESIDE + text, warns));
        } else {
            parts.add(new Part((parts.isEmpty() ? "" : BESIDE) + text, warns));
        }
    }
}
