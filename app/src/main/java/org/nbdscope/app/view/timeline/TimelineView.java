package org.nbdscope.app.view.timeline;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.dissector.model.MessageTable;

/**
 * What the timeline shows at the moment, and what may be done with it. All properties belong to the thread of the window; those that other
 * views share ({@link #window}, {@link #range}, {@link #selectedMessage}, {@link #displayed}) may be bound in both directions.
 */
public final class TimelineView {

    /** No transaction, no session. */
    public static final int NONE = -1;
    /** All groups of commands. */
    public static final int ALL_GROUPS = (1 << CommandGroup.values().length) - 1;
    /** Empty time on either side of the capture, as a share of it. */
    private static final double MARGIN = 0.01;
    /** With how many requests of a connection their rows begin, where it has more. */
    private static final int FIRST_ROWS = 100;
    /** Time on either side of a selection that is fitted, as a share of it. */
    private static final double SELECTION_MARGIN = 0.5;

    /** A window that is never shown. */
    private static final TimeWindow NOWHERE = new TimeWindow(TimeWindow.MIN_TIME, TimeWindow.MIN_TIME + 1);

    private final TimelineIndex index;
    private final ObjectProperty<TimeWindow> window = new SimpleObjectProperty<>(this, "window", new TimeWindow(0, 1_000_000));
    private final ObjectProperty<TimeWindow> range = new SimpleObjectProperty<>(this, "range");
    private final IntegerProperty selectedMessage = new SimpleIntegerProperty(this, "selectedMessage", NONE);
    private final ReadOnlyIntegerWrapper selectedTransaction = new ReadOnlyIntegerWrapper(this, "selectedTransaction", NONE);
    private final IntegerProperty cursor = new SimpleIntegerProperty(this, "cursor", NONE);
    private final ObjectProperty<DisplayedRequests> displayed = new SimpleObjectProperty<>(this, "displayed");
    private final ObjectProperty<FindingMarks> findings = new SimpleObjectProperty<>(this, "findings");
    private final IntegerProperty groups = new SimpleIntegerProperty(this, "groups", ALL_GROUPS);
    private final ObjectProperty<TimelineMode> mode = new SimpleObjectProperty<>(this, "mode", TimelineMode.LANES);
    private final IntegerProperty session = new SimpleIntegerProperty(this, "session", NONE);
    private final IntegerProperty strong = new SimpleIntegerProperty(this, "strong", NONE);
    private final ObjectProperty<OffsetWindow> offsets = new SimpleObjectProperty<>(this, "offsets");
    private final ObjectProperty<LaneChoice> lanes = new SimpleObjectProperty<>(this, "lanes", LaneChoice.NONE);
    private final ObjectProperty<Wire> wire = new SimpleObjectProperty<>(this, "wire");
    private final DoubleProperty scroll = new SimpleDoubleProperty(this, "scroll", 0);
    private TimeWindow followed;

    /** Shows the whole of an index. */
    public TimelineView(TimelineIndex index) {
        this.index = index;
        window.addListener((property, old, now) -> {
            if (now == null) {
                fitAll();
            }
        });
        selectedMessage.addListener((property, old, now) -> selected(now.intValue()));
        grown();
    }

    /** The requests. */
    public TimelineIndex index() {
        return index;
    }

    /** The time shown. Setting null fits the whole capture. */
    public ObjectProperty<TimeWindow> window() {
        return window;
    }

    /** The time selected; null for none. */
    public ObjectProperty<TimeWindow> range() {
        return range;
    }

    /** Row of the selected message, or {@link #NONE}. */
    public IntegerProperty selectedMessage() {
        return selectedMessage;
    }

    /** The transaction of the selected message, or {@link #NONE}. */
    public ReadOnlyIntegerProperty selectedTransaction() {
        return selectedTransaction.getReadOnlyProperty();
    }

    /** The transaction at which the keyboard's cursor is, or {@link #NONE}. */
    public IntegerProperty cursor() {
        return cursor;
    }

    /** The requests that the display filter shows; null for all. */
    public ObjectProperty<DisplayedRequests> displayed() {
        return displayed;
    }

    /** What the rule book found; null where it has not spoken yet. */
    public ObjectProperty<FindingMarks> findings() {
        return findings;
    }

    /** Bit set of the {@link CommandGroup#ordinal()}s that are not dimmed. */
    public IntegerProperty groups() {
        return groups;
    }

    /** What is shown. */
    public ObjectProperty<TimelineMode> mode() {
        return mode;
    }

    /** The connection that rows and offsets are limited to, by its session's id; {@link #NONE} for all. */
    public IntegerProperty session() {
        return session;
    }

    /** The connection beside which others are dimmed where offsets are shown, by its session's id; {@link #NONE} where none is. */
    public IntegerProperty strong() {
        return strong;
    }

    /** The offsets shown; null for the whole export. */
    public ObjectProperty<OffsetWindow> offsets() {
        return offsets;
    }

    /** The segments of the connection whose requests have rows; null where nobody reads them. */
    public ObjectProperty<Wire> wire() {
        return wire;
    }

    /** Which lanes stay on top, and which share no band although there are many. */
    public ObjectProperty<LaneChoice> lanes() {
        return lanes;
    }

    /** How far lanes or rows are scrolled, in logical pixels. */
    public DoubleProperty scroll() {
        return scroll;
    }

    /** The whole capture with a little room on either side. */
    public TimeWindow whole() {
        synchronized (index) {
            return index.extent().widened(MARGIN);
        }
    }

    /** The index has grown: a view of the whole stays one. */
    public void grown() {
        if (followed == null || followed.equals(window.get())) {
            fitAll();
        }
    }

    /** Shows the whole capture, now and while it grows. */
    public void fitAll() {
        followed = whole();
        window.set(followed);
    }

    /** Whether the whole capture is shown. */
    public boolean showsAll() {
        return window.get().equals(whole());
    }

    /** Shows the requests of a connection, by its session's id, over the time of the connection. */
    public void showRequests(int connection) {
        session.set(connection);
        mode.set(TimelineMode.REQUESTS);
        fitConnection();
    }

    /** Shows the time of the connection whose requests have rows, of the first ones where it has more than anybody sees at once. */
    public void fitConnection() {
        synchronized (index) {
            int connection = rowsSession();
            Lane lane = connection == NONE ? null : index.laneOf(connection);
            if (lane != null && lane.first() <= lane.last()) {
                long last = lane.asked() > FIRST_ROWS ? endOfFirst(connection) : lane.last();
                show(TimeWindow.between(lane.first(), last + 1).widened(MARGIN));
            }
        }
    }

    private long endOfFirst(int connection) {
        long last = Long.MIN_VALUE;
        int found = 0;
        for (int at = 0; at < index.count() && found < FIRST_ROWS; at++) {
            if (index.session(at) == connection) {
                last = Math.max(last, index.answered(at) ? index.end(at) : index.start(at));
                found++;
            }
        }
        return last;
    }

    /** Shows the selected range, else the selected request, else everything. */
    public void fitSelection() {
        int transaction = selectedTransaction.get();
        if (range.get() != null) {
            show(range.get());
        } else if (transaction == NONE) {
            fitAll();
        } else {
            synchronized (index) {
                Phases phases = index.phases(transaction);
                long end = Math.min(phases.end(), index.extent().end());
                show(TimeWindow.between(phases.start(), Math.max(end, phases.start() + 1)).widened(SELECTION_MARGIN));
            }
        }
    }

    /** Shows a window as far as it lies within the capture. */
    public void show(TimeWindow wanted) {
        TimeWindow whole = whole();
        window.set(wanted.within(whole));
        followed = window.get().equals(whole) ? whole : NOWHERE;
    }

    /** Shows less time (factor below 1) or more around a moment that stays in place. */
    public void zoom(double factor, long anchor) {
        show(window.get().zoomed(factor, anchor));
    }

    /** Shows later time by a share of the window, or earlier where negative. */
    public void pan(double share) {
        TimeWindow now = window.get();
        show(now.moved(now.at(share) - now.start()));
    }

    /** The connection that rows are of: the one chosen, else that of the selection, else the first that has requests. */
    public int rowsSession() {
        if (session.get() != NONE) {
            return session.get();
        }
        if (selectedTransaction.get() != NONE) {
            return index.session(selectedTransaction.get());
        }
        return index.lanes().stream().filter(lane -> lane.asked() > 0).findFirst().map(Lane::session).orElse(NONE);
    }

    /** Selects the request of a transaction; {@link #NONE} lets go. */
    public void select(int transaction) {
        if (transaction == NONE) {
            selectedMessage.set(NONE);
            return;
        }
        int request = index.model().transactions().request(transaction);
        synchronized (index) {
            int message = request != MessageTable.NONE ? request : index.requests().firstReply(transaction);
            selectedMessage.set(message);
        }
    }

    private void selected(int message) {
        MessageTable messages = index.model().messages();
        int transaction = message < 0 || message >= messages.count() ? NONE : messages.transaction(message);
        synchronized (index) {
            boolean known = index.knows(transaction);
            selectedTransaction.set(known ? transaction : NONE);
            if (known) {
                cursor.set(transaction);
                bringIntoView(transaction);
            }
        }
    }

    /** Moves to a request's time where that is not shown. */
    void bringIntoView(int transaction) {
        grown(); // the index may know more by now than a view of the whole has shown
        TimeWindow now = window.get();
        long start = index.start(transaction);
        if (now.intersects(start, index.end(transaction))) {
            return;
        }
        if (followed == null || followed.equals(now)) {
            fitAll(); // it came since the whole was shown last
        } else {
            show(now.moved(start - now.at(0.5)));
        }
    }

    /** Lets go of the range, else of the selection and the cursor. Returns whether there was any of them. */
    public boolean letGo() {
        if (range.get() != null) {
            range.set(null);
            return true;
        }
        boolean held = selectedMessage.get() != NONE || cursor.get() != NONE;
        selectedMessage.set(NONE);
        cursor.set(NONE);
        return held;
    }

    /** All offsets of the connection shown, or of the largest export. */
    public OffsetWindow allOffsets() {
        synchronized (index) {
            return OffsetPlot.whole(index, session.get());
        }
    }

    /** One sentence for who does not see the picture. */
    public String description() {
        synchronized (index) {
            String what = index.count() + " requests on " + index.laneCount() + " connections, at most " + index.peak() + " in flight. ";
            int at = cursor.get();
            return at == NONE ? what : what + RequestCard.of(this, at).sentence();
        }
    }
}
