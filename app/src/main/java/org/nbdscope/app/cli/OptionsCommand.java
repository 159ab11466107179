package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.OptionRow;
import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;
import picocli.CommandLine.Command;

/** {@code options}. */
@Command(name = "options", description = "A row per option of the handshake with its replies.", sortOptions = false)
final class OptionsCommand extends RowCommand {

    @Override
    public boolean needsBytes() {
        return false;
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        // No row is wanted: they are given back as they come.
        return new TransactionFeed(capture.dissection(), transaction -> {
        });
    }

    @Override
    void printRest(OpenCapture capture) {
        OptionRow row = new OptionRow();
        for (Session session : SessionsCommand.byNumber(capture.model())) {
            for (OptionExchange option : session.options()) {
                printer().print(row.at(session, option));
            }
        }
    }
}
