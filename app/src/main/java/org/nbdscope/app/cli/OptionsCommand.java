package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.OptionRow;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;
import picocli.CommandLine.Command;

/** {@code options}. */
@Command(name = "options", description = "A row per option of the handshake with its replies.", sortOptions = false)
final class OptionsCommand extends SessionRowCommand {

    private final OptionRow row = new OptionRow();

    @Override
    void print(Session session) {
        for (OptionExchange option : session.options()) {
            printer().print(row.at(session, option));
        }
    }
}
