package org.nbdscope.app.view.findings;

import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.Severity;

/** How bad findings are under a profile that people may leave open. */
public final class Judged {

    private Judged() {
    }

    /**
     * How bad a finding is.
     *
     * @param chosen null for the profile of each connection
     */
    public static Severity severity(PlacedFinding placed, Profile chosen) {
        return placed.finding().severity(FindingRow.profile(placed.finding(), chosen));
    }
}
