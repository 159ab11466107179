package org.nbdscope.dissector.findings;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nbdscope.dissector.analysis.CauseTotal;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapRun;
import org.nbdscope.dissector.analysis.MapRunBuilder;
import org.nbdscope.dissector.analysis.MapRuns;
import org.nbdscope.dissector.analysis.MapStep;
import org.nbdscope.dissector.protocol.BlockStatus;
import org.nbdscope.dissector.session.Session;

/** Judges the runs of block status requests that the analysis found: what each follow-up cost, and who could have avoided it. */
public final class MapRunRules {

    /** Follow-ups with NBD_CMD_FLAG_REQ_ONE that make a pattern. */
    private static final long REQ_ONE_PATTERN = 2;
    /** The rule's own advice is for a client. */
    private static final String AGAINST_SHORT_ANSWERS = "Describe all of the range that was asked for, in as many descriptors as it takes.";
    private static final String AGAINST_CAP = "End a reply at no fewer than " + BlockStatus.MAX_DESCRIPTORS
            + " descriptors, the most that the specification recommends; no client can avoid a follow-up to a reply that was ended before.";

    private final MapRunBuilder runs;
    private final FindingCollector findings;

    /**
     * @param runs     has seen the whole capture
     * @param findings is added to; must not hold findings of these rules yet
     */
    public MapRunRules(MapRunBuilder runs, FindingCollector findings) {
        this.runs = runs;
        this.findings = findings;
    }

    /** Adds what there is to say of a session's maps. */
    public void judge(Session session) {
        MapRuns all = runs.runsOf(session.id());
        long followUps = all.steps() - steps(all, MapCause.FIRST) - steps(all, MapCause.UNKNOWN);
        if (followUps > 0) {
            mapLoop(session, all, followUps);
        }
        long one = steps(all, MapCause.REQ_ONE);
        if (one >= REQ_ONE_PATTERN) {
            report(PerformanceRules.REQ_ONE_LOOP, Fault.CLIENT, session, all, MapCause.REQ_ONE, one + " follow-ups were necessary because "
                    + "NBD_CMD_FLAG_REQ_ONE cut the answer before them to one extent; their latency makes "
                    + milliseconds(total(all, MapCause.REQ_ONE).latencyNanos()) + ".");
        }
        if (steps(all, MapCause.LIMIT_32_BIT) > 0) {
            extendedHeaders(session, all);
        }
    }

    private void mapLoop(Session session, MapRuns all, long followUps) {
        long server = steps(all, MapCause.SERVER) + steps(all, MapCause.SERVER_REPLY_CAP);
        String causes = all.causes().entrySet().stream().filter(entry -> entry.getKey() != MapCause.FIRST).map(MapRunRules::cause)
                .collect(Collectors.joining(", "));
        long client = all.causes().entrySet().stream().filter(entry -> entry.getKey().avoidableByClient())
                .mapToLong(entry -> entry.getValue().steps()).sum();
        long bound = all.runs().stream().mapToLong(MapRun::lowerBound).sum();
        String text = all.steps() + " block status requests in " + (all.count() == 1 ? "1 run" : all.count() + " runs") + "; follow-ups: "
                + causes + ". Extended headers could have saved " + steps(all, MapCause.LIMIT_32_BIT)
                + " of them at most, a client that asks differently " + client + "; no fewer than " + bound
                + (bound == 1 ? " request" : " requests") + " would do for all.";
        Fault fault = server * 2 > followUps ? Fault.SERVER : Fault.CLIENT;
        Finding finding = report(PerformanceRules.MAP_LOOP, fault, session, all, null, text);
        if (finding != null) {
            finding.further(followUps - finding.count());
            if (fault == Fault.SERVER) {
                finding.advice(steps(all, MapCause.SERVER_REPLY_CAP) * 2 > server ? AGAINST_CAP : AGAINST_SHORT_ANSWERS);
            }
        }
    }

    private static String cause(Map.Entry<MapCause, CauseTotal> entry) {
        return entry.getValue().steps() + " " + entry.getKey().label() + " (" + milliseconds(entry.getValue().latencyNanos()) + ")";
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    private void extendedHeaders(Session session, MapRuns all) {
        Rule rule = ExtendedHeaders.missed(session);
        if (rule != null) {
            report(rule, rule.fault(), session, all, MapCause.LIMIT_32_BIT, (rule == PerformanceRules.EXT_REFUSED
                    ? "The server refused NBD_OPT_EXTENDED_HEADERS" : "The client did not send NBD_OPT_EXTENDED_HEADERS")
                    + ", which could have saved " + steps(all, MapCause.LIMIT_32_BIT) + " block status requests at most.");
        }
    }

    private static CauseTotal total(MapRuns all, MapCause cause) {
        return all.causes().getOrDefault(cause, CauseTotal.NONE);
    }

    private static long steps(MapRuns all, MapCause cause) {
        return total(all, cause).steps();
    }

    /** A finding on the steps that have a cause; on all follow-ups where it is null. */
    private Finding report(Rule rule, Fault fault, Session session, MapRuns all, MapCause cause, String text) {
        Finding finding = findings.finding(rule, session, fault, null);
        if (finding == null) {
            return null;
        }
        if (finding.count() == 0) {
            finding.text(text);
        }
        for (MapRun run : all.runs()) {
            for (MapStep step : run.listed()) {
                if (cause == null ? step.cause() != MapCause.FIRST && step.cause() != MapCause.UNKNOWN : step.cause() == cause) {
                    finding.again(step.index());
                }
            }
        }
        return finding;
    }
}
