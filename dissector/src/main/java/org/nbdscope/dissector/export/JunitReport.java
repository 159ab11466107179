package org.nbdscope.dissector.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.Rule;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.Severity;

/** Findings as JUnit's XML: each rule is a test case, which fails where it was broken badly enough. */
public final class JunitReport {

    private final String capture;
    private final Profile chosen;
    private final Severity failOn;

    /**
     * @param capture name of what was read
     * @param chosen  the profile to judge by; null for that of each session
     * @param failOn  the least severity that fails
     */
    public JunitReport(String capture, Profile chosen, Severity failOn) {
        this.capture = capture;
        this.chosen = chosen;
        this.failOn = failOn;
    }

    /** Writes a whole document; the writer has to use UTF-8, and stays open. */
    public void write(List<Finding> findings, Writer out) throws IOException {
        List<Rule> rules = RuleBook.rules();
        long failures = rules.stream()
                .filter(rule -> findings.stream().anyMatch(finding -> finding.rule() == rule && fails(finding))).count();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"").append(escape(capture)).append("\" tests=\"")
                .append(Integer.toString(rules.size())).append("\" failures=\"").append(Long.toString(failures))
                .append("\" errors=\"0\" skipped=\"0\">\n");
        for (Rule rule : rules) {
            write(rule, findings.stream().filter(finding -> finding.rule() == rule).toList(), out);
        }
        out.append("</testsuite>\n");
    }

    private boolean fails(Finding finding) {
        return finding.severity(FindingRow.profile(finding, chosen)).compareTo(failOn) >= 0;
    }

    private void write(Rule rule, List<Finding> findings, Writer out) throws IOException {
        out.append("  <testcase classname=\"").append(escape(rule.group())).append("\" name=\"").append(rule.code()).append('"');
        if (findings.isEmpty()) {
            out.append("/>\n");
            return;
        }
        StringBuilder text = new StringBuilder();
        FindingRow row = new FindingRow(chosen);
        for (Finding finding : findings) {
            row.at(finding).text(text);
            text.append('\n');
        }
        boolean failed = findings.stream().anyMatch(this::fails);
        String element = failed ? "failure" : "system-out";
        out.append(">\n    <").append(element);
        if (failed) {
            out.append(" message=\"").append(escape(findings.get(0).text())).append("\" type=\"").append(rule.code()).append('"');
        }
        out.append('>').append(escape(text.toString())).append("</").append(element).append(">\n  </testcase>\n");
    }

    /** Text for XML 1.0, which has no way to write most control characters. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return character >= 0x20 && character != 0xfffe && character != 0xffff && (character < 0xd800 || character > 0xdfff)
                || character == '\n' || character == '\t' || character == '\r';
    }
}
