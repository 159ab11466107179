package org.nbdscope.app.view.timeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.nbdscope.dissector.detail.WireSegment;
import org.nbdscope.dissector.model.MessageTable;

/**
 * Keeps the {@link Wire} of a view at its window: reads the segments from the file in the background, one question at a time, and only
 * where the window is small enough. For the thread of the window.
 */
public final class WireFeed {

    private final TimelineView view;
    private final Function<Wire.Question, CompletableFuture<List<WireSegment>>> file;
    private final Executor window;
    private boolean reading;
    /** The file has grown, and may have now what it had not. */
    private boolean again;

    /**
     * For a view.
     *
     * @param file   answers a question in the background
     * @param window runs work in the thread of the window
     */
    public WireFeed(TimelineView view, Function<Wire.Question, CompletableFuture<List<WireSegment>>> file, Executor window) {
        this.view = view;
        this.file = file;
        this.window = window;
        view.wire().set(Wire.NOTHING);
    }

    /** The capture has grown. */
    public void grown() {
        again = view.wire().get().segments().isEmpty();
    }

    /** Asks for the segments of the window where it shows others than before. To be called now and then while it is seen. */
    public void refresh() {
        if (reading || view.mode().get() != TimelineMode.REQUESTS) {
            return;
        }
        Wire.Question question;
        synchronized (view.index()) {
            question = question(view);
        }
        boolean known = question.equals(view.wire().get().question());
        if (known && !again) {
            return;
        }
        again = false;
        if (question.session() == TimelineView.NONE || question.isTooMuch()) {
            view.wire().set(new Wire(question, List.of(), question.isTooMuch()));
            return;
        }
        reading = true;
        file.apply(question).whenComplete((segments, problem) -> window.execute(() -> {
            reading = false;
            view.wire().set(new Wire(question, problem == null ? segments : List.of(), false));
        }));
    }

    /** The packets of the connection's messages in the window. The messages are in the order of the capture, so by time but for jitter. */
    static Wire.Question question(TimelineView view) {
        MessageTable messages = view.index().model().messages();
        TimeWindow time = view.window().get();
        int session = view.rowsSession();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int row = firstAt(messages, time.start());
        for (int looked = 0; row < messages.count() && looked < Wire.MOST_PACKETS; row++, looked++) {
            if (TimeWindow.clamp(messages.firstTimeNanos(row)) >= time.end()) {
                break;
            }
            if (messages.session(row) == session) {
                first = Math.min(first, messages.firstFrame(row));
                last = Math.max(last, messages.frame(row));
            }
        }
        boolean more = row < messages.count() && TimeWindow.clamp(messages.firstTimeNanos(row)) < time.end();
        if (more) {
            return new Wire.Question(session, 0, Wire.MOST_PACKETS);
        }
        return last < first ? new Wire.Question(TimelineView.NONE, 0, 0) : new Wire.Question(session, first, last);
    }

    /** The first row that ends at a time or later. */
    static int firstAt(MessageTable messages, long time) {
        int low = messages.first();
        int high = messages.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (TimeWindow.clamp(messages.timeNanos(middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
