package org.nbdscope.app.cli;

import java.util.Comparator;
import java.util.List;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.SessionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code findings}. */
@Command(name = "findings", description = "A row per finding: what is wrong, wasteful or surprising.", sortOptions = false)
final class FindingsCommand extends RowCommand {

    @Mixin
    ProfileOption profile;

    private final FindingCollector findings = new FindingCollector();

    @Override
    public boolean needsBytes() {
        return false;
    }

    @Override
    public SessionListener behind() {
        return new RuleChecks(findings);
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        // No row is wanted: they are given back as they come.
        return new TransactionFeed(capture.dissection(), transaction -> {
        });
    }

    @Override
    void printRest(OpenCapture capture) {
        FindingRow row = new FindingRow(profile.profile());
        for (Finding finding : sorted(findings, profile.profile())) {
            printer().print(row.at(finding));
        }
    }

    /** The worst first, then by rule, then by session. */
    static List<Finding> sorted(FindingCollector findings, Profile chosen) {
        Comparator<Finding> bySeverity = Comparator.comparing(finding -> finding.severity(FindingRow.profile(finding, chosen)));
        List<Finding> all = findings.findings();
        all.sort(bySeverity.reversed().thenComparingInt(finding -> RuleBook.rules().indexOf(finding.rule())));
        return all;
    }
}
