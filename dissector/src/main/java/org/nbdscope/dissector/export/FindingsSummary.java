package org.nbdscope.dissector.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.findings.Fault;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.Severity;

/** The findings of a capture in short: by severity, a line per rule and party at fault. */
final class FindingsSummary {

    /** Lines of one severity; of more only the number is told. */
    private static final int MAX_LINES = 12;
    private static final int WORD = 8;

    private record Kind(Severity severity, Rule rule, Fault fault) {
    }

    private FindingsSummary() {
    }

    static void write(List<Finding> findings, StringBuilder text) {
        Map<Kind, Long> kinds = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Kind kind = new Kind(finding.severity(FindingRow.profile(finding, null)), finding.rule(), finding.fault());
            kinds.merge(kind, finding.count(), Long::sum);
        }
        text.append("\nFindings: ");
        if (kinds.isEmpty()) {
            text.append("none\n");
            return;
        }
        List<String> counts = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.NOTE}) {
            List<Map.Entry<Kind, Long>> its = kinds.entrySet().stream().filter(kind -> kind.getKey().severity == severity)
                    .sorted(Comparator.comparingLong(kind -> -kind.getValue())).toList();
            if (!its.isEmpty()) {
                long count = its.stream().mapToLong(Map.Entry::getValue).sum();
                counts.add(count + " " + severity.label() + (count == 1 ? "" : "s"));
                its.stream().limit(MAX_LINES).forEach(kind -> line(kind.getKey(), kind.getValue(), lines));
                if (its.size() > MAX_LINES) {
                    lines.append("  ... and ").append(its.size() - MAX_LINES).append(" further rules\n");
                }
            }
        }
        text.append(String.join(", ", counts)).append('\n').append(lines);
    }

    private static void line(Kind kind, long count, StringBuilder lines) {
        Columns.left(lines.append("  "), kind.severity.label(), WORD).append(kind.rule.code()).append(count == 1 ? "" : " × " + count)
                .append(", ").append(kind.fault.label()).append(": ").append(kind.rule.title()).append('\n');
    }
}
