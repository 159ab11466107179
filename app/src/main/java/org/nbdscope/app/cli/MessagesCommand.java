package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;
import picocli.CommandLine.Command;

/** {@code messages}. */
@Command(name = "messages", description = "A row per NBD message, in time order.", sortOptions = false)
final class MessagesCommand extends RowCommand {

    private MessageFeed feed;

    @Override
    ModelListener listener(Dissection dissection) {
        MessageRow row = new MessageRow(dissection.model());
        feed = new MessageFeed(dissection, message -> printer().print(row.at(message)));
        return feed;
    }

    @Override
    void printRest(CaptureModel model) {
        feed.end();
    }
}
