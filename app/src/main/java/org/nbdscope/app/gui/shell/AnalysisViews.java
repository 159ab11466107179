package org.nbdscope.app.gui.shell;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import org.nbdscope.app.gui.coverage.CoveragePane;
import org.nbdscope.app.gui.summary.SummaryLinks;
import org.nbdscope.app.gui.summary.SummaryPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.summary.SummaryModel;
import org.nbdscope.app.view.summary.SummaryPage;

/** The two views that show an analysis of the open capture, summary and coverage, and the one analysis that they share. */
final class AnalysisViews {

    private final CoverageView coverage = new CoverageView();
    private final SummaryModel summary = new SummaryModel();
    private final CoveragePane coveragePane;
    private final SummaryPane summaryPane;
    private AnalysisFeed feed;

    /**
     * The views of no capture.
     *
     * @param links where the summary leads to
     */
    AnalysisViews(Workspace workspace, ObjectProperty<Look> look, SummaryLinks links) {
        coverage.selectedMessage().bindBidirectional(workspace.selected());
        coveragePane = new CoveragePane(coverage, look);
        summaryPane = new SummaryPane(summary, look, links);
    }

    Node summary() {
        return summaryPane;
    }

    Node coverage() {
        return coveragePane;
    }

    /** The summary of the open capture; null for none. */
    ReadOnlyObjectProperty<SummaryPage> page() {
        return summary.page();
    }

    /** Another capture is open, or none ({@code null}). */
    void open(CaptureDocument document) {
        if (feed != null) {
            feed.close();
        }
        feed = document == null ? null : new AnalysisFeed(document.model(), Platform::runLater);
        coverage.attach(feed);
        summary.attach(feed);
    }

    /** Looks what was read meanwhile; called now and then. */
    void refresh(CaptureDocument document) {
        if (feed != null && document != null) {
            // First the state, then the count: what is over has no further messages.
            boolean over = document.state() != CaptureDocument.State.READING;
            feed.grown(document.messages(), over);
            summary.judged(document.verdict());
        }
    }
}
