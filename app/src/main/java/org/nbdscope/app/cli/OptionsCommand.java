package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.OptionRow;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.Dissection;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;
import picocli.CommandLine.Command;

/** {@code options}. */
@Command(name = "options", description = "A row per option of the handshake with its replies.", sortOptions = false)
final class OptionsCommand extends RowCommand {

    @Override
    ModelListener listener(Dissection dissection) {
        return new ReleasingListener(dissection.model());
    }

    @Override
    void printRest(CaptureModel model) {
        OptionRow row = new OptionRow();
        for (Session session : SessionsCommand.byNumber(model)) {
            for (OptionExchange option : session.options()) {
                printer().print(row.at(session, option));
            }
        }
    }
}
