package org.nbdscope.app.cli;

import java.util.function.IntConsumer;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;

/** Hands out the rows of the message table in order, as soon as their session has its number, and gives back what has been handed out. */
final class MessageFeed implements ModelListener {

    /** Rows that wait for a number at most; then sessions are numbered as they are known. */
    static final int MAX_WAITING = 1 << 18;
    /** Rows between two times of giving back. */
    private static final int RELEASE_EVERY = 8192;

    private final Dissection dissection;
    private final CaptureModel model;
    private final IntConsumer rows;
    private int next;
    private int released;

    MessageFeed(Dissection dissection, IntConsumer rows) {
        this.dissection = dissection;
        this.model = dissection.model();
        this.rows = rows;
    }

    @Override
    public void messageAdded(int message) {
        if (message - next > MAX_WAITING) {
            dissection.numberNow();
        }
        handOut(message + 1);
    }

    /** The capture is at its end: what waits is handed out. */
    void end() {
        handOut(model.messages().count());
    }

    private void handOut(int end) {
        while (next < end && model.session(model.messages().session(next)).number() >= 0) {
            rows.accept(next++);
        }
        if (next - released >= RELEASE_EVERY) {
            released = next;
            // A reply names its transaction, whose row must stay while it is in flight; few are.
            model.release(next, 0);
        }
    }
}
