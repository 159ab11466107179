package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;

/** Passes on to an analysis only those messages and transactions that match a display filter, and gives back what is done with. */
final class FilteredMessages implements ModelListener {

    private final CaptureModel model;
    private final ModelListener analysis;
    private final DisplayFilter filter;
    private final MessageValues messages;
    private final TransactionValues transactions;
    private final TransactionFeed finished;

    FilteredMessages(OpenCapture capture, DisplayFilter filter, ModelListener analysis) {
        this.model = capture.model();
        this.analysis = analysis;
        this.filter = filter;
        messages = capture.values();
        transactions = new TransactionValues(model, capture.values());
        // Rows are given back in the order of the transactions, when nothing further comes for them.
        finished = new TransactionFeed(capture.dissection(), transaction -> {
        });
    }

    @Override
    public void messageAdded(int message) {
        if (filter == DisplayFilter.EVERYTHING || filter.matches(messages.at(message))) {
            analysis.messageAdded(message);
        }
    }

    @Override
    public void transactionFinished(int transaction) {
        if (filter == DisplayFilter.EVERYTHING || filter.matches(transactions.at(transaction))) {
            analysis.transactionFinished(transaction);
        }
        finished.transactionFinished(transaction);
    }

    @Override
    public void sessionsNumbered() {
        analysis.sessionsNumbered();
        finished.sessionsNumbered();
    }
}
