package org.nbdscope.dissector.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.analysis.CaptureSummary;
import org.nbdscope.dissector.analysis.CauseTotal;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapRuns;
import org.nbdscope.dissector.analysis.MapStep;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.session.ReplyMode;

/** Answers for one capture whether clients still need loops around block status, and why. */
public final class MapAnswer {

    /** What the answer is to. */
    public static final String QUESTION = "Do clients still need loops around block status?";

    private final List<SessionSummary> sessions;
    private final Map<MapCause, CauseTotal> causes = new EnumMap<>(MapCause.class);
    private final List<String> lines = new ArrayList<>();
    private long maps;
    private long steps;
    private long needed;

    private MapAnswer(List<SessionSummary> all) {
        sessions = all.stream().filter(session -> session.mapRuns().steps() > 0).toList();
        for (SessionSummary session : sessions) {
            MapRuns runs = session.mapRuns();
            maps += runs.count();
            steps += runs.steps();
            needed += runs.needed();
            runs.causes().forEach((cause, total) -> causes.merge(cause, total, (one, other) ->
                    new CauseTotal(one.steps() + other.steps(), one.latencyNanos() + other.latencyNanos())));
        }
        causes.remove(MapCause.FIRST);
    }

    /** The answer, a sentence a line; none where the capture has no block status request. */
    public static List<String> of(CaptureSummary summary) {
        return of(summary.sessions(), summary.disks().stream().flatMap(disk -> disk.contexts().stream())
                .anyMatch(context -> context.totals().extents() > 0));
    }

    /**
     * The answer for some sessions.
     *
     * @param answered whether any status came back
     */
    public static List<String> of(List<SessionSummary> sessions, boolean answered) {
        MapAnswer answer = new MapAnswer(sessions);
        if (answer.steps > 0) {
            answer.write(!answered);
        }
        return answer.lines;
    }

    private void write(boolean nothingCameBack) {
        if (nothingCameBack) {
            lines.add("Not to be said here: the map was asked for, in " + trips(steps) + ", but no status came back.");
            return;
        }
        if (causes.isEmpty()) {
            lines.add("Not here: " + (maps == 1 ? "the map took 1 round trip" : "each of the " + maps + " maps took 1 round trip")
                    + headers(ReplyMode.EXTENDED, ", with extended headers") + ", as few as possible.");
            return;
        }
        lines.add("Yes, here: " + (maps == 1 ? "the map" : maps + " maps") + " took " + trips(steps) + "; no fewer than " + needed + " would have done.");
        causes.entrySet().stream().sorted(Comparator.comparingLong(cause -> -cause.getValue().steps())).forEach(this::because);
        long byHeaders = sum(true);
        long byClient = sum(false);
        lines.add("Extended headers could have saved " + (byHeaders == 0 ? "none of them" : "at most " + byHeaders)
                + ", a client that asks differently " + (byClient == 0 ? "none" : "at most " + byClient) + ".");
    }

    /** Words for where all sessions have one form of replies. */
    private String headers(ReplyMode mode, String words) {
        return sessions.stream().allMatch(session -> session.session().replies() == mode) ? words : "";
    }

    private long sum(boolean byHeaders) {
        return causes.entrySet().stream()
                .filter(cause -> byHeaders ? cause.getKey().avoidableByExtendedHeaders() : cause.getKey().avoidableByClient())
                .mapToLong(cause -> cause.getValue().steps()).sum();
    }

    private void because(Map.Entry<MapCause, CauseTotal> cause) {
        long number = cause.getValue().steps();
        lines.add((number == 1 ? "1 follow-up" : number + " follow-ups") + " (" + cause.getKey().label() + ", "
                + Durations.rounded(cause.getValue().latencyNanos()) + "): " + reason(cause.getKey()));
    }

    private String reason(MapCause cause) {
        return switch (cause) {
            case FIRST -> throw new IllegalArgumentException(cause.name());
            case LIMIT_32_BIT -> "the request before was as long as 32 bits allow; " + whyNotExtended() + ".";
            case REQ_ONE -> "NBD_CMD_FLAG_REQ_ONE asked for one extent at a time; without the flag an answer has as many as fit.";
            case SERVER -> "the server answered about less than was asked, as it may; no client can avoid that.";
            case SERVER_REPLY_CAP -> "the server ended its reply at " + descriptors() + " descriptors" + withAndWithout()
                    + "; no client can avoid that.";
            case CLIENT_CHUNK -> "the request before was answered whole; the client asks in pieces.";
            case RE_ASK -> "the client asked again about what had been answered.";
            case UNKNOWN -> "the answer before is not wholly in the capture.";
        };
    }

    private String whyNotExtended() {
        boolean refused = false;
        boolean notAsked = false;
        for (SessionSummary session : sessions) {
            if (session.mapRuns().total(MapCause.LIMIT_32_BIT).steps() > 0 && session.session().handshakeSeen()) {
                boolean asked = session.session().options().stream()
                        .anyMatch(option -> option.option() == OptionType.NBD_OPT_EXTENDED_HEADERS.value());
                refused |= asked;
                notAsked |= !asked;
            }
        }
        return refused && notAsked ? "extended headers were not asked for, or refused by the server"
                : refused ? "the server refused extended headers" : notAsked ? "the client did not ask for extended headers"
                : "nobody knows whether the peers have extended headers";
    }

    private String descriptors() {
        long most = sessions.stream().flatMap(session -> session.mapRuns().runs().stream()).flatMap(run -> run.listed().stream())
                .mapToLong(MapStep::descriptors).max().orElse(0);
        return Long.toString(most);
    }

    private String withAndWithout() {
        List<SessionSummary> capped = sessions.stream()
                .filter(session -> session.mapRuns().total(MapCause.SERVER_REPLY_CAP).steps() > 0).toList();
        long extended = capped.stream().filter(session -> session.session().replies() == ReplyMode.EXTENDED).count();
        return extended == 0 ? "" : extended == capped.size() ? ", with extended headers" : ", with extended headers and without";
    }

    private static String trips(long number) {
        return number == 1 ? "1 round trip" : number + " round trips";
    }
}
