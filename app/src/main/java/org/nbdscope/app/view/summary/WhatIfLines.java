package org.nbdscope.app.view.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.analysis.WhatIf;
import org.nbdscope.dissector.export.Durations;

/** What other ways to ask would have cost, in sentences; those that save most first. */
final class WhatIfLines {

    private static final int MAX_LINES = 4;

    private record Estimate(String connection, WhatIf change) {

        long saved() {
            return change.nanosBefore() - change.longestNanos();
        }

        String words() {
            boolean fewer = change.requestsAfter() < change.requestsBefore();
            return "What if, an estimate: " + connection + ", " + change.change() + ": "
                    + (fewer ? change.requestsBefore() + " → " + change.requestsAfter()
                            + (change.requestsAfter() == 1 ? " request, " : " requests, ") : "")
                    + Durations.rounded(change.nanosBefore()) + " → " + Durations.rounded(change.shortestNanos()) + " to "
                    + Durations.rounded(change.longestNanos()) + ".";
        }
    }

    private WhatIfLines() {
    }

    static List<String> of(List<SessionSummary> sessions) {
        List<Estimate> estimates = new ArrayList<>();
        for (SessionSummary session : sessions) {
            session.whatIf().forEach(change -> estimates.add(new Estimate(SummaryBuilder.name(session.session()), change)));
        }
        return estimates.stream().sorted(Comparator.comparingLong(Estimate::saved).reversed()).limit(MAX_LINES).map(Estimate::words).toList();
    }
}
