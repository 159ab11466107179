package org.nbdscope.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nbdscope.dissector.export.SessionRow;
import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;
import picocli.CommandLine.Command;

/** {@code sessions}. */
@Command(name = "sessions", description = "A row per NBD session.", sortOptions = false)
final class SessionsCommand extends RowCommand {

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
        SessionRow row = new SessionRow();
        for (Session session : byNumber(capture.model())) {
            printer().print(row.at(session));
        }
    }

    /** The sessions in the order of their numbers. */
    static List<Session> byNumber(CaptureModel model) {
        List<Session> sessions = new ArrayList<>(model.sessions());
        sessions.sort(Comparator.comparingInt(Session::number));
        return sessions;
    }
}
