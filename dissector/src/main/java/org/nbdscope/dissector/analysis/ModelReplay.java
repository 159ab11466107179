package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.model.TransactionTable;

/** Tells a listener of what stands in the tables already. */
public final class ModelReplay {

    private ModelReplay() {
    }

    /**
     * Goes over whole tables, of which nothing was released, in the order in which they were filled. Transactions that were given up come
     * last.
     */
    public static void replay(CaptureModel model, ModelListener listener) {
        MessageTable messages = model.messages();
        int count = messages.count();
        for (int row = 0; row < count; row++) {
            listener.messageAdded(row);
            if (messages.completes(row) && messages.transaction(row) != MessageTable.NONE) {
                listener.transactionFinished(messages.transaction(row));
            }
        }
        TransactionTable transactions = model.transactions();
        for (int row = 0; row < transactions.count(); row++) {
            if (transactions.finished(row) && !transactions.answered(row)) {
                listener.transactionFinished(row);
            }
        }
    }
}
