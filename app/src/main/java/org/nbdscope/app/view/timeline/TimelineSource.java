package org.nbdscope.app.view.timeline;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DisplayedFeed;
import org.nbdscope.app.view.Pace;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.model.CaptureModel;

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
    private final DisplayedFeed filter;
    private final LongSupplier clock;
    private Pace pace = new Pace();
    /** Whether the index has grown and nobody was told, as painting had its share of the time. */
    private boolean late;
    /** Whether everybody was told that it has all. */
    private boolean complete;
    private BooleanProperty paused = new SimpleBooleanProperty();
    /** Whose marks are shown, or made. */
    private Verdict marked;
    /** Whether marks are being made, behind the window. */
    private boolean marking;
    /** Counts captures: marks of one that is not open any more are not wanted. */
    private int opened;
    private TimelineFeed feed;

    /**
     * Follows what the workspace has open.
     *
     * @param window runs work in the thread of the window
     */
    public TimelineSource(Workspace workspace, Executor window) {
        this(workspace, window, System::nanoTime);
    }

    /** @param clock nanoseconds */
    TimelineSource(Workspace workspace, Executor window, LongSupplier clock) {
        this.workspace = workspace;
        this.window = window;
        this.clock = clock;
        filter = new DisplayedFeed(workspace, window, new Dimming());
        workspace.document().addListener((property, before, now) -> open(now));
        open(workspace.document().get());
    }

    private void open(CaptureDocument document) {
        if (feed != null) {
            feed.close();
            feed = null;
        }
        index.set(null); // whoever shows it lets go of it before anything else changes
        filter.reset();
        displayed.set(null);
        findings.set(null);
        marked = null;
        marking = false;
        opened++;
        groups.set(TimelineView.ALL_GROUPS);
        shownTime.set(null);
        pace = new Pace();
        late = false;
        complete = false;
        if (document == null) {
            return;
        }
        TimelineIndex requests = new TimelineIndex(document.model());
        index.set(requests);
        document.awaitReader(requests::next);
        feed = new TimelineFeed(requests, () -> document.state() != CaptureDocument.State.READING, () -> window.execute(this::indexGrown));
    }

    /** What waits for the window's thread knows no document: that may be closed by then, and would be held as long as the thread is busy. */
    private void indexGrown() {
        if (index.get() == null) {
            return;
        }
        long first = workspace.document().get().firstTimeNanos();
        if (first != Frame.NO_TIME) {
            index.get().origin(first);
        }
        grow();
        complete = index.get().finished();
    }

    /** Whether all requests are shown. */
    public boolean complete() {
        return index.get() == null || complete;
    }

    /** Whether all that was read is shown, with what was found in it. */
    public boolean settled() {
        CaptureDocument document = workspace.document().get();
        return document == null || complete() && !marking && document.verdict() == marked;
    }

    /** Shows nothing new while this is so. */
    public void pauseWhile(BooleanProperty newPaused) {
        paused = newPaused;
        paused.addListener((property, before, now) -> grow());
    }

    private void grow() {
        if (paused.get() || index.get() == null) {
            return;
        }
        late = !timeToPaint();
        if (!late) {
            growth.set(growth.get() + 1);
        }
    }

    private boolean timeToPaint() {
        return pace.due(clock.getAsLong()) || index.get().finished();
    }

    /** Somebody painted all that the index has: while it grows that is done at a {@link Pace} that leaves time for everything else. */
    public void painted(long nanos) {
        pace.made(clock.getAsLong(), nanos);
    }

    /** The requests of the open capture; null for none. */
    public ObjectProperty<TimelineIndex> index() {
        return index;
    }

    /** Changes when the index has grown, and for certain when it has all. */
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
        CaptureDocument document = workspace.document().get();
        if (index.get() == null || document == null) {
            return;
        }
        if (!marking && document.verdict() != marked) {
            mark(document.model(), document.verdict());
        }
        filter.refresh();
        if (late) {
            grow();
        }
    }

    private void mark(CaptureModel model, Verdict verdict) {
        marked = verdict;
        marking = true;
        int capture = opened;
        CompletableFuture.supplyAsync(() -> FindingMarks.of(model, verdict))
                .whenComplete((marks, problem) -> window.execute(() -> showMarks(capture, marks)));
    }

    /** @param marks null where they could not be made */
    private void showMarks(int capture, FindingMarks marks) {
        if (capture == opened) {
            marking = false;
            findings.set(marks);
        }
    }

    /** Dims what the filter hides. */
    private final class Dimming implements DisplayedFeed.Chart {

        @Override
        public boolean timeForMore() {
            return timeToPaint();
        }

        @Override
        public void showAll() {
            displayed.set(null);
        }

        @Override
        public void show(BitSet transactions) {
            DisplayedRequests requests = new DisplayedRequests(index.get());
            requests.add(transactions);
            displayed.set(requests);
        }

        @Override
        public void showMore(BitSet transactions) {
            displayed.get().add(transactions);
            growth.set(growth.get() + 1);
        }
    }
}
