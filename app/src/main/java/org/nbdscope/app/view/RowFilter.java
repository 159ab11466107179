package org.nbdscope.app.view;

import java.util.function.IntPredicate;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.model.CaptureModel;

/** Whether a row of a list satisfies a filter. A transaction has the values of its request and its replies. For one thread. */
final class RowFilter implements IntPredicate {

    private final DisplayFilter filter;
    private final MessageValues messages;
    /** Null where rows are messages. */
    private final TransactionValues transactions;

    /** @param loader reads messages again; null where the filter does not need that */
    RowFilter(CaptureModel model, DisplayFilter filter, ListMode mode, MessageBytesLoader loader) {
        this.filter = filter.copy();
        this.messages = new MessageValues(model, loader);
        this.transactions = mode == ListMode.TRANSACTIONS ? new TransactionValues(model, messages) : null;
    }

    @Override
    public boolean test(int row) {
        return filter.matches(transactions == null ? messages.at(row) : transactions.at(row));
    }
}
