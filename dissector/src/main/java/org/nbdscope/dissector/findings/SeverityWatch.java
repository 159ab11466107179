package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Waits for a finding that is bad enough; each look costs no more than what was found since the last one. For the thread that reads. */
public final class SeverityWatch {

    private final FindingCollector findings;
    private final Severity least;
    private final Function<Finding, Profile> profile;
    /** Bad enough under some profile; their sessions may still negotiate that. */
    private final List<Finding> doubtful = new ArrayList<>();
    private int known;
    private boolean found;

    /**
     * Begins to wait.
     *
     * @param least   what is bad enough
     * @param profile by which text of the specification a finding is judged
     */
    public SeverityWatch(FindingCollector findings, Severity least, Function<Finding, Profile> profile) {
        this.findings = findings;
        this.least = least;
        this.profile = profile;
    }

    /** Whether there is such a finding by now. */
    public boolean found() {
        if (!found) {
            List<Finding> made = findings.after(known);
            known += made.size();
            made.stream().filter(this::mayBeBadEnough).forEach(doubtful::add);
            found = doubtful.stream().anyMatch(finding -> isBadEnough(finding, profile.apply(finding)));
        }
        return found;
    }

    private boolean mayBeBadEnough(Finding finding) {
        return Arrays.stream(Profile.values()).anyMatch(each -> isBadEnough(finding, each));
    }

    private boolean isBadEnough(Finding finding, Profile judgedBy) {
        return finding.severity(judgedBy).compareTo(least) >= 0;
    }
}
