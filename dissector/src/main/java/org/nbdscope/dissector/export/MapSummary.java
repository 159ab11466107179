package org.nbdscope.dissector.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.analysis.CauseTotal;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapRun;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.analysis.SplitRequests;
import org.nbdscope.dissector.analysis.WhatIf;

/** The round trips of one session that could have been fewer: its maps, its trims and zeroes in pieces, and what another way would cost. */
final class MapSummary {

    /** Runs of a session that are described one by one. */
    private static final int MAX_RUNS = 8;

    private final StringBuilder text;

    MapSummary(StringBuilder text) {
        this.text = text;
    }

    void write(SessionSummary summary) {
        mapRuns(summary);
        splits(summary.splits());
        whatIf(summary.whatIf());
    }

    private void mapRuns(SessionSummary summary) {
        List<MapRun> runs = summary.mapRuns().runs();
        for (int i = 0; i < Math.min(runs.size(), MAX_RUNS); i++) {
            mapRun(runs.get(i));
        }
        if (summary.mapRuns().count() > MAX_RUNS) {
            text.append("  ... and ").append(SummaryText.count(summary.mapRuns().count() - MAX_RUNS, "further map run")).append('\n');
        }
    }

    /** Says how many round trips a map took, why, and which of them were avoidable. */
    private void mapRun(MapRun run) {
        text.append("  map of ");
        if (run.reached() == run.start()) {
            text.append(ByteCount.range(run.start(), run.askedTo() - run.start())).append(" (no extent of the answer is in the capture)");
        } else {
            text.append(ByteCount.range(run.start(), run.reached() - run.start()));
        }
        text.append(": ").append(SummaryText.count(run.steps(), "round trip"));
        if (run.steps() > 1) {
            List<String> causes = new ArrayList<>();
            for (Map.Entry<MapCause, CauseTotal> cause : run.causes().entrySet()) {
                if (cause.getKey() != MapCause.FIRST) {
                    causes.add(cause.getKey().label() + " " + cause.getValue().steps() + " ("
                            + Durations.rounded(cause.getValue().latencyNanos()) + ")");
                }
            }
            text.append("; follow-ups by cause: ").append(String.join(", ", causes));
            text.append("; needed at least ").append(run.lowerBound());
            text.append("; avoidable: at most ").append(run.avoidableByExtendedHeaders()).append(" by extended headers");
            text.append(", at most ").append(run.avoidableByClient()).append(" by the client");
        }
        text.append('\n');
    }

    private void splits(List<SplitRequests> splits) {
        for (SplitRequests split : splits) {
            text.append("  ").append(split.command()).append(" in pieces: ").append(SummaryText.count(split.requests(), "request"));
            text.append(" for ").append(SummaryText.count(split.ranges(), "range"));
            text.append(" (").append(Durations.rounded(split.latencyNanos())).append("); ");
            if (split.atLimit() > 0) {
                text.append(split.atLimit()).append(" because of the 32-bit limit; ");
            }
            text.append(split.requests()).append(" → ").append(split.ranges()).append(" with extended headers");
            if (split.neededCompact() != split.ranges()) {
                text.append(", → ").append(split.neededCompact()).append(" with lengths of 32 bits");
            }
            text.append('\n');
        }
    }

    private void whatIf(List<WhatIf> estimates) {
        if (estimates.isEmpty()) {
            return;
        }
        text.append("  what if (an estimate from the latencies seen)\n");
        Table table = new Table("change", "requests", "now", "then, at least", "at most");
        for (WhatIf each : estimates) {
            table.add(each.change(), each.requestsBefore() + " → " + each.requestsAfter(), Durations.rounded(each.nanosBefore()),
                    Durations.rounded(each.shortestNanos()), Durations.rounded(each.longestNanos()));
        }
        table.write(text);
    }
}
