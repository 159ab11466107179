package org.nbdscope.app.cli;

import java.util.Comparator;
import java.util.List;
import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;

/** A subcommand whose rows are about whole sessions, which are known when all of the capture was read. */
abstract class SessionRowCommand extends RowCommand {

    @Override
    public boolean needsBytes() {
        return false;
    }

    @Override
    ModelListener listener(OpenCapture capture) {
        // No row of a transaction is wanted: they are given back as they come.
        return new TransactionFeed(capture.dissection(), transaction -> {
        });
    }

    @Override
    final void printRest(OpenCapture capture) {
        List<Session> sessions = capture.model().sessions();
        sessions.stream().sorted(Comparator.comparingInt(Session::number)).forEachOrdered(this::print);
    }

    /** Prints the rows of a session; they come in the order of their numbers. */
    abstract void print(Session session);
}
