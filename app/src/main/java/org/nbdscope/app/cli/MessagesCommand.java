package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.MessageFeed;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.model.ModelListener;
import picocli.CommandLine.Command;

/** {@code messages}. */
@Command(name = "messages", description = "A row per NBD message, in time order.", sortOptions = false)
final class MessagesCommand extends RowCommand {

    private MessageFeed feed;

    @Override
    public boolean printsMeanwhile() {
        return true;
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        MessageRow row = new MessageRow(capture.model(), capture.values());
        feed = new MessageFeed(capture.dissection(), LaterFields.in(fields()), message -> printer().print(row.at(message)));
        return feed;
    }

    @Override
    void printRest(OpenCapture capture) {
        feed.end();
    }
}
