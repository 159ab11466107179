package org.nbdscope.app.cli;

import org.nbdscope.dissector.export.SessionRow;
import org.nbdscope.dissector.session.Session;
import picocli.CommandLine.Command;

/** {@code sessions}. */
@Command(name = "sessions", description = "A row per NBD session.", sortOptions = false)
final class SessionsCommand extends SessionRowCommand {

    private final SessionRow row = new SessionRow();

    @Override
    void print(Session session) {
        printer().print(row.at(session));
    }
}
