package org.nbdscope.app.view.timeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /** The packets of the connection's messages in the window. */
    static Wire.Question question(TimelineView view) {
        MessageTable messages = view.index().model().messages();
        int session = view.rowsSession();
        TimelineIndex.WindowMessages found = view.index().messagesIn(view.window().get(), session, Wire.MOST_PACKETS);
        if (found.more()) {
            return new Wire.Question(session, 0, Wire.MOST_PACKETS);
        }
        if (found.rows().length == 0) {
            return new Wire.Question(TimelineView.NONE, 0, 0);
        }
        long first = IntStream.of(found.rows()).mapToLong(messages::firstFrame).min().getAsLong();
        long last = IntStream.of(found.rows()).mapToLong(messages::frame).max().getAsLong();
        return new Wire.Question(session, first, last);
    }
}
