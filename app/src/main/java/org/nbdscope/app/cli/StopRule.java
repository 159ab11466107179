package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.findings.SeverityWatch;
import org.nbdscope.dissector.session.SessionListener;

/** What ends a capture by itself, by what is said in it: a finding that is bad enough, or a message that matches a display filter. */
final class StopRule {

    private final Severity severity;
    private final DisplayFilter filter;
    private final FindingCollector findings = new FindingCollector();
    private MessageValues values;
    private final SeverityWatch watch;
    private boolean matched;

    /**
     * A rule.
     *
     * @param severity the least that ends it; null for no finding
     * @param filter   {@link DisplayFilter#EVERYTHING} for no message
     */
    StopRule(Severity severity, DisplayFilter filter) {
        this.severity = severity;
        this.filter = filter;
        watch = severity == null ? null : new SeverityWatch(findings, severity, finding -> FindingRow.profile(finding, null));
    }

    /** Nothing ends it. */
    static StopRule never() {
        return new StopRule(null, DisplayFilter.EVERYTHING);
    }

    DisplayFilter filter() {
        return filter;
    }

    /** Whether there is something that would end it. */
    boolean waits() {
        return severity != null || filter != DisplayFilter.EVERYTHING;
    }

    /** Who has to be told of the sessions; null for nobody. */
    SessionListener checks() {
        return severity == null ? null : new RuleChecks(findings);
    }

    void begin(OpenCapture capture) {
        values = capture.values();
    }

    /** A message has come. */
    void message(int message) {
        matched = matched || filter != DisplayFilter.EVERYTHING && filter.matches(values.at(message));
    }

    /** Whether what was waited for has come. */
    boolean reached() {
        return matched || watch != null && watch.found();
    }
}
