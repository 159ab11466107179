package org.nbdscope.app.cli;

import java.util.Comparator;
import java.util.List;
import org.nbdscope.dissector.analysis.MapRunBuilder;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.MapRunRules;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.SessionListener;

/** Holds a capture against the rule book while it is read. */
final class Judgement implements ModelListener {

    private final FindingCollector findings = new FindingCollector();
    private final RuleChecks checks = new RuleChecks(findings);
    private MapRunBuilder runs;
    private TransactionFeed rows;

    /** Who has to be told of the sessions. */
    SessionListener checks() {
        return checks;
    }

    /** Takes rows of the capture's tables from now on. */
    Judgement begin(OpenCapture capture) {
        runs = new MapRunBuilder(capture.model());
        // No row is wanted: they are given back as they come.
        rows = new TransactionFeed(capture.dissection(), transaction -> {
        });
        return this;
    }

    @Override
    public void messageAdded(int message) {
        runs.messageAdded(message);
        rows.messageAdded(message);
    }

    @Override
    public void transactionFinished(int transaction) {
        runs.transactionFinished(transaction);
        rows.transactionFinished(transaction);
    }

    @Override
    public void sessionsNumbered() {
        rows.sessionsNumbered();
    }

    /** The findings when all is read: the worst first, then by rule, then by session. */
    List<Finding> end(OpenCapture capture, Profile chosen) {
        MapRunRules maps = new MapRunRules(runs, findings);
        for (Session session : capture.model().sessions()) {
            maps.judge(session);
        }
        Comparator<Finding> bySeverity = Comparator.comparing(finding -> finding.severity(FindingRow.profile(finding, chosen)));
        List<Finding> all = findings.findings();
        all.sort(bySeverity.reversed().thenComparingInt(finding -> RuleBook.rules().indexOf(finding.rule())));
        return all;
    }
}
