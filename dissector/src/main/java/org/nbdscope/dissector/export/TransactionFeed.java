package org.nbdscope.dissector.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * Hands out the rows of the transaction table in order, each when nothing further comes for it and its session has its number, and gives
 * back what has been handed out. A transaction that waits very long is handed out out of order, when it is finished or the capture ends.
 */
public final class TransactionFeed implements ModelListener {

    /** Rows that wait for a number at most; then sessions are numbered as they are known. */
    static final int MAX_WAITING = 1 << 18;
    /** Rows that wait for an unfinished one at most; then they go before it. Less than {@link OpenTransactions#MAX_BEHIND}. */
    static final int MAX_BEHIND = 1 << 15;

    private final Dissection dissection;
    private final CaptureModel model;
    private final TransactionTable transactions;
    private final IntConsumer rows;
    private final OpenTransactions open;
    private final Deque<Integer> late = new ArrayDeque<>();
    private int next;

    /**
     * A feed to be made the model's listener before the first packet is read.
     *
     * @param dissection is asked to number sessions when too much waits for that
     * @param rows       takes the rows of the transaction table; a row may be gone when the next one comes
     */
    public TransactionFeed(Dissection dissection, IntConsumer rows) {
        this.dissection = dissection;
        this.model = dissection.model();
        this.transactions = model.transactions();
        this.rows = rows;
        this.open = new OpenTransactions(model);
    }

    @Override
    public void transactionFinished(int transaction) {
        if (transaction < next && late.remove(transaction)) {
            rows.accept(transaction);
        } else if (transaction == next || transactions.count() - next > MAX_BEHIND) {
            handOut();
        }
    }

    @Override
    public void sessionsNumbered() {
        handOut();
    }

    /** The capture is at its end: what waits is handed out. */
    public void end() {
        late.forEach(rows::accept);
        late.clear();
        handOut();
    }

    private void handOut() {
        if (transactions.count() - next > MAX_WAITING) {
            dissection.numberNow();
        }
        while (next < transactions.count() && isNumbered(next)) {
            if (transactions.finished(next)) {
                rows.accept(next);
            } else if (transactions.count() - next > MAX_BEHIND) {
                setAside();
            } else {
                break;
            }
            next++;
        }
        open.release(model.messages().count(), next);
    }

    private void setAside() {
        if (late.size() == OpenTransactions.MAX_APART) {
            rows.accept(late.removeFirst());
        }
        late.addLast(next);
    }

    private boolean isNumbered(int row) {
        return model.session(transactions.session(row)).number() >= 0;
    }
}
