package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.TransactionRow;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;
import picocli.CommandLine.Command;

/** {@code transactions}. */
@Command(name = "transactions", description = "A row per request with its reply.", sortOptions = false)
final class TransactionsCommand extends RowCommand {

    private TransactionFeed feed;

    @Override
    ModelListener listener(Dissection dissection) {
        TransactionRow row = new TransactionRow(dissection.model());
        feed = new TransactionFeed(dissection, transaction -> printer().print(row.at(transaction)));
        return feed;
    }

    @Override
    void printRest(CaptureModel model) {
        feed.end();
    }
}
