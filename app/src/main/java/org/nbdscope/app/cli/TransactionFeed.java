package org.nbdscope.app.cli;

import java.util.function.IntConsumer;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * Hands out the rows of the transaction table in order, each when nothing further comes for it and its session has its number, and gives
 * back what has been handed out.
 */
final class TransactionFeed implements ModelListener {

    /** Rows that wait for a number at most; then sessions are numbered as they are known. */
    static final int MAX_WAITING = 1 << 18;
    /** Rows between two times of giving back. */
    private static final int RELEASE_EVERY = 8192;

    private final Dissection dissection;
    private final CaptureModel model;
    private final TransactionTable transactions;
    private final IntConsumer rows;
    private int next;
    private int released;

    TransactionFeed(Dissection dissection, IntConsumer rows) {
        this.dissection = dissection;
        this.model = dissection.model();
        this.transactions = model.transactions();
        this.rows = rows;
    }

    @Override
    public void transactionFinished(int transaction) {
        if (transaction == next) {
            handOut();
        } else if (transactions.count() - next > MAX_WAITING) {
            dissection.numberNow();
        }
    }

    @Override
    public void sessionsNumbered() {
        handOut();
    }

    /** The capture is at its end: what waits is handed out. */
    void end() {
        handOut();
    }

    private void handOut() {
        while (next < transactions.count() && transactions.finished(next) && isNumbered(next)) {
            rows.accept(next++);
        }
        if (next - released >= RELEASE_EVERY) {
            released = next;
            boolean open = next < transactions.count();
            int request = open ? transactions.request(next) : model.messages().count();
            if (request != MessageTable.NONE) {
                model.release(request, next);
            }
        }
    }

    private boolean isNumbered(int row) {
        return model.session(transactions.session(row)).number() >= 0;
    }
}
