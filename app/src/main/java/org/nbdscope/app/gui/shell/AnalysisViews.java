package org.nbdscope.app.gui.shell;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.nbdscope.app.gui.coverage.CoveragePane;
import org.nbdscope.app.gui.coverage.CoverageStrip;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.summary.SummaryLinks;
import org.nbdscope.app.gui.summary.SummaryPane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DisplayedFeed;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.CoverageDimming;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.app.view.summary.SummaryModel;
import org.nbdscope.app.view.summary.SummaryPage;

/** The two views that show an analysis of the open capture, summary and coverage, and the one analysis that they share. */
final class AnalysisViews {

    /** As far from the panes above as those are from each other. */
    private static final Insets STRIP_MARGIN = new Insets(4, 0, 0, 0);

    private final CoverageView coverage = new CoverageView();
    private final SummaryModel summary;
    private final CoveragePane coveragePane;
    private final CoverageStrip strip;
    private final SummaryPane summaryPane;
    private final DisplayedFeed displayed;
    private final DisplayedFeed displayedCommands;
    private AnalysisFeed feed;

    /**
     * The views of no capture.
     *
     * @param dividers remember how the room is divided
     * @param links    where the summary leads to
     */
    AnalysisViews(Workspace workspace, ObjectProperty<Look> look, Dividers dividers, SummaryLinks links) {
        coverage.selectedMessage().bindBidirectional(workspace.selected());
        displayed = new DisplayedFeed(workspace, Platform::runLater, new CoverageDimming(coverage));
        coveragePane = new CoveragePane(coverage, look, dividers, links::coverage);
        strip = new CoverageStrip(coverage, look, links::coverage);
        BorderPane.setMargin(strip, STRIP_MARGIN);
        summary = new SummaryModel(workspace.hostNames());
        summaryPane = new SummaryPane(summary, look, links);
        displayedCommands = new DisplayedFeed(workspace, Platform::runLater, summary);
    }

    Node summary() {
        return summaryPane;
    }

    /** The disk in one row, for the view of the messages. */
    Node strip() {
        return strip;
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
        if (document != null) {
            document.awaitReader(feed::needed);
        }
        coverage.attach(feed);
        displayed.reset();
        displayedCommands.reset();
        summary.attach(feed);
    }

    /** Whether all that was read was analysed and laid out. */
    boolean settled() {
        return feed == null || feed.finished() && displayed.settled() && displayedCommands.settled()
                && coverage.settled() && summary.settled();
    }

    /** Takes in what was read meanwhile, and shows nothing anew. */
    void refreshUnseen(CaptureDocument document) {
        if (feed != null && document != null) {
            feed.grownUnseen(document.messages());
        }
    }

    /** Looks what was read meanwhile; called now and then. */
    void refresh(CaptureDocument document) {
        if (feed != null && document != null) {
            displayed.refresh();
            displayedCommands.refresh();
            // First the state, then the count: what is over has no further messages.
            boolean over = document.state() != CaptureDocument.State.READING;
            // What is over is judged as well.
            Verdict verdict = document.verdict();
            summary.judged(verdict);
            feed.grown(document.messages(), over);
            summary.refresh();
            coverage.judged(verdict);
        }
    }
}
