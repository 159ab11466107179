package org.nbdscope.app.view.summary;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.Severity;

/** What the summary page shows; made when a capture has been read, because sessions are not told apart for certain before. */
public final class SummaryModel {

    /** Findings that are shown. */
    public static final int MAX_FINDINGS = 5;

    private final ReadOnlyObjectWrapper<SummaryPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>();
    private AnalysisFeed feed;

    /** Shows another capture; null for none. */
    public void attach(AnalysisFeed newFeed) {
        feed = newFeed;
        page.set(null);
        findings.set(null);
        if (newFeed != null) {
            newFeed.listen(() -> build(newFeed));
        }
    }

    private void build(AnalysisFeed from) {
        if (feed == from && from.finished()) {
            from.ask(() -> SummaryBuilder.build(from), built -> {
                if (feed == from) {
                    page.set(built);
                }
            });
        }
    }

    /** The page; null while nothing is open, or it is being read. */
    public ReadOnlyObjectProperty<SummaryPage> page() {
        return page.getReadOnlyProperty();
    }

    /** The worst findings; null where the capture was not checked. */
    public ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Takes the worst of all findings. */
    public void show(List<Finding> all) {
        Comparator<Finding> bySeverity = Comparator.comparing(SummaryModel::severity);
        findings.set(all.stream().sorted(bySeverity.reversed().thenComparing(Comparator.comparingLong(Finding::count).reversed()))
                .limit(MAX_FINDINGS).toList());
    }

    /** How bad a finding is under the profile that goes with its session. */
    public static Severity severity(Finding finding) {
        return finding.severity(finding.session() == null ? Profile.MAIN : Profile.of(finding.session()));
    }
}
