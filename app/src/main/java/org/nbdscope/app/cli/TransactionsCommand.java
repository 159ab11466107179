package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.export.TransactionRow;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.model.ModelListener;
import picocli.CommandLine.Command;

/** {@code transactions}. */
@Command(name = "transactions", description = "A row per request with its reply.", sortOptions = false)
final class TransactionsCommand extends RowCommand {

    private TransactionFeed feed;

    @Override
    public boolean printsMeanwhile() {
        return true;
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        TransactionValues values = new TransactionValues(capture.model(), capture.values());
        TransactionRow row = new TransactionRow(capture.model(), values);
        feed = new TransactionFeed(capture.dissection(), transaction -> printer().print(row.at(transaction)));
        return feed;
    }

    @Override
    void printRest(OpenCapture capture) {
        feed.end();
    }
}
