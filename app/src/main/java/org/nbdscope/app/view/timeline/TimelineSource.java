package org.nbdscope.app.view.timeline;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DisplayedTransactions;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.ListQuery;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.filter.DisplayFilter;

/**
 * What all timelines of the window have in common: one index of the open capture, fed in the background, and with it the time shown, the
 * filter and the findings. For the thread of the window.
 */
public final class TimelineSource {

    private final Workspace workspace;
    private final Executor window;
    private final ObjectProperty<TimelineIndex> index = new SimpleObjectProperty<>(this, "index");
    private final ObjectProperty<TimeWindow> shownTime = new SimpleObjectProperty<>(this, "shownTime");
    private final IntegerProperty groups = new SimpleIntegerProperty(this, "groups", TimelineView.ALL_GROUPS);
    private final ObjectProperty<DisplayedRequests> displayed = new SimpleObjectProperty<>(this, "displayed");
    private final ObjectProperty<FindingMarks> findings = new SimpleObjectProperty<>(this, "findings");
    private final IntegerProperty growth = new SimpleIntegerProperty(this, "growth");
    private TimelineFeed feed;
    /** Of which rows {@link #displayed} was made. */
    private ListQuery query;
    private RowSet rows;
    private boolean looking;

    /**
     * Follows what the workspace has open.
     *
     * @param window runs work in the thread of the window
     */
    public TimelineSource(Workspace workspace, Executor window) {
        this.workspace = workspace;
        this.window = window;
        workspace.document().addListener((property, before, now) -> open(now));
        open(workspace.document().get());
    }

    private void open(CaptureDocument document) {
        if (feed != null) {
            feed.close();
            feed = null;
        }
        index.set(null); // whoever shows it lets go of it before anything else changes
        forgetFilter();
        findings.set(null);
        groups.set(TimelineView.ALL_GROUPS);
        shownTime.set(null);
        if (document == null) {
            return;
        }
        TimelineIndex opened = new TimelineIndex(document.model());
        index.set(opened);
        feed = new TimelineFeed(opened, () -> document.state() != CaptureDocument.State.READING, () -> window.execute(() -> {
            if (index.get() == opened) {
                if (document.firstTimeNanos() != Frame.NO_TIME) {
                    opened.origin(document.firstTimeNanos());
                }
                growth.set(growth.get() + 1);
            }
        }));
    }

    /** The requests of the open capture; null for none. */
    public ObjectProperty<TimelineIndex> index() {
        return index;
    }

    /** Changes whenever the index has grown. */
    public IntegerProperty growth() {
        return growth;
    }

    /** A view of the index that shares time, filter, findings, selection and range with the others; to be let go of by {@link #release}. */
    public TimelineView view() {
        TimelineView view = new TimelineView(index.get());
        if (shownTime.get() == null) {
            shownTime.set(view.window().get());
        }
        view.window().bindBidirectional(shownTime);
        view.groups().bindBidirectional(groups);
        view.displayed().bind(displayed);
        view.findings().bind(findings);
        view.selectedMessage().bindBidirectional(workspace.selected());
        view.range().bindBidirectional(workspace.range());
        return view;
    }

    /** A view is not shown any more. */
    public void release(TimelineView view) {
        view.window().unbindBidirectional(shownTime);
        view.groups().unbindBidirectional(groups);
        view.displayed().unbind();
        view.findings().unbind();
        view.selectedMessage().unbindBidirectional(workspace.selected());
        view.range().unbindBidirectional(workspace.range());
    }

    /** Looks whether the filter shows other rows, and whether the rule book has spoken; called now and then. */
    public void refresh() {
        ListModel list = workspace.list().get();
        CaptureDocument document = workspace.document().get();
        if (index.get() == null || list == null || document == null) {
            return;
        }
        if (findings.get() == null && document.verdict() != null) {
            findings.set(FindingMarks.of(document.model(), document.verdict()));
        }
        ListQuery wanted = list.query();
        if (wanted.filter() == DisplayFilter.EVERYTHING) {
            forgetFilter();
        } else if (!looking && !list.working() && list.rows() != rows) {
            dim(list.rows(), wanted);
        }
    }

    private void forgetFilter() {
        query = null;
        rows = null;
        displayed.set(null);
    }

    /** Rows that follow those known, under the same query, are added; else everything is looked at. */
    private void dim(RowSet found, ListQuery wanted) {
        TimelineIndex target = index.get();
        boolean goesOn = wanted == query && wanted.sort() == null && displayed.get() != null;
        int from = goesOn ? rows.size() : 0;
        query = wanted;
        rows = found;
        looking = true;
        CaptureDocument document = workspace.document().get();
        CompletableFuture.supplyAsync(() -> DisplayedTransactions.of(document, found, from, wanted.mode()))
                .thenAccept(more -> window.execute(() -> dimmed(target, wanted, goesOn, more)));
    }

    private void dimmed(TimelineIndex target, ListQuery wanted, boolean goesOn, BitSet more) {
        looking = false;
        if (target != index.get() || wanted != query) {
            return;
        }
        if (goesOn) {
            displayed.get().add(more);
            growth.set(growth.get() + 1);
        } else {
            DisplayedRequests requests = new DisplayedRequests(target);
            requests.add(more);
            displayed.set(requests);
        }
    }
}
