package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.SessionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code findings}. */
@Command(name = "findings", description = "A row per finding: what is wrong, wasteful or surprising.", sortOptions = false)
final class FindingsCommand extends RowCommand {

    @Mixin
    ProfileOption profile;

    private final Judgement judgement = new Judgement();

    @Override
    public boolean needsBytes() {
        return false;
    }

    @Override
    public SessionListener behind() {
        return judgement.checks();
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        return judgement.begin(capture);
    }

    @Override
    void printRest(OpenCapture capture) {
        FindingRow row = new FindingRow(profile.profile());
        for (Finding finding : judgement.end(capture, profile.profile())) {
            printer().print(row.at(finding));
        }
    }
}
