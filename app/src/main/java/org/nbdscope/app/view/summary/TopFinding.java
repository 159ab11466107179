package org.nbdscope.app.view.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nbdscope.app.view.findings.Judged;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.Severity;

/**
 * What was found under one code, on all connections.
 *
 * @param severity    the worst, under the profile of each connection
 * @param code        its code
 * @param title       what is wrong, in a few words
 * @param text        the first one in words
 * @param count       how often
 * @param connections where, in a few words
 * @param message     row of the message at which it was found first, or -1
 */
public record TopFinding(Severity severity, String code, String title, String text, long count, String connections, int message) {

    /** Codes that a summary lists. */
    public static final int MAX = 5;
    private static final int MAX_CONNECTIONS = 4;

    /** The worst codes of a capture, the most frequent first among equals. */
    public static List<TopFinding> of(Verdict verdict) {
        Map<Rule, List<PlacedFinding>> byRule = new LinkedHashMap<>();
        verdict.findings().forEach(placed -> byRule.computeIfAbsent(placed.finding().rule(), rule -> new ArrayList<>()).add(placed));
        return byRule.values().stream().map(TopFinding::of)
                .sorted(Comparator.comparing(TopFinding::severity).reversed().thenComparing(Comparator.comparing(TopFinding::count).reversed()))
                .limit(MAX).toList();
    }

    private static TopFinding of(List<PlacedFinding> alike) {
        PlacedFinding first = alike.get(0);
        Severity worst = alike.stream().map(placed -> Judged.severity(placed, null)).max(Comparator.naturalOrder()).orElseThrow();
        List<String> names = alike.stream().map(PlacedFinding::connection).distinct().toList();
        String connections = names.size() <= MAX_CONNECTIONS ? String.join(", ", names)
                : names.stream().limit(MAX_CONNECTIONS - 1).collect(Collectors.joining(", ")) + " and " + (names.size() - MAX_CONNECTIONS + 1)
                + " more";
        return new TopFinding(worst, first.finding().rule().code(), first.finding().rule().title(), first.finding().text(),
                alike.stream().mapToLong(placed -> placed.finding().count()).sum(), connections, first.message());
    }
}
