package org.nbdscope.dissector.export;

import java.util.function.IntConsumer;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;

/** Hands out the rows of the message table in order, as soon as their session has its number, and gives back what has been handed out. */
public final class MessageFeed implements ModelListener {

    /** Rows that wait for a number at most; then sessions are numbered as they are known. */
    static final int MAX_WAITING = 1 << 18;

    private final Dissection dissection;
    private final CaptureModel model;
    private final boolean untilFinished;
    private final IntConsumer rows;
    private final OpenTransactions open;
    private int next;

    /**
     * A feed to be made the model's listener before the first packet is read.
     *
     * @param dissection    is asked to number sessions when too much waits for that
     * @param untilFinished whether a message waits until nothing further comes for its transaction
     * @param rows          takes the rows of the message table; a row may be gone when the next one comes
     */
    public MessageFeed(Dissection dissection, boolean untilFinished, IntConsumer rows) {
        this.untilFinished = untilFinished;
        this.dissection = dissection;
        this.model = dissection.model();
        this.rows = rows;
        this.open = new OpenTransactions(model);
    }

    @Override
    public void messageAdded(int message) {
        if (message - next > MAX_WAITING) {
            dissection.numberNow();
        }
        handOut(message + 1);
    }

    /** The capture is at its end: what waits is handed out. */
    public void end() {
        handOut(model.messages().count());
    }

    @Override
    public void transactionFinished(int transaction) {
        if (untilFinished) {
            handOut(model.messages().count());
        }
    }

    /** Whether there is a row that has not been handed out. */
    public boolean waiting() {
        return next < model.messages().count();
    }

    private boolean isReady(int row) {
        int transaction = untilFinished ? model.messages().transaction(row) : MessageTable.NONE;
        return model.session(model.messages().session(row)).number() >= 0
                && (transaction == MessageTable.NONE || model.transactions().finished(transaction));
    }

    private void handOut(int end) {
        while (next < end && isReady(next)) {
            rows.accept(next++);
        }
        open.release(next, model.transactions().count());
    }
}
