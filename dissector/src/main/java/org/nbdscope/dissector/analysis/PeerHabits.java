package org.nbdscope.dissector.analysis;

import java.util.HashMap;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;

/** Watches how the clients of a capture ask, to guess which programs talk. */
public final class PeerHabits implements ModelListener {

    private final CaptureModel model;
    private final Map<Integer, RequestTraits> sessions = new HashMap<>();

    /** Nothing seen yet of this capture. */
    public PeerHabits(CaptureModel model) {
        this.model = model;
    }

    @Override
    public void messageAdded(int message) {
        MessageTable messages = model.messages();
        int transaction = messages.transaction(message);
        if (transaction != MessageTable.NONE && messages.kind(message).isRequest()) {
            traits(messages.session(message)).add(model.transactions(), transaction);
        }
    }

    private RequestTraits traits(int session) {
        return sessions.computeIfAbsent(session, id -> new RequestTraits());
    }

    /** Which programs a session's peers seem to be, by what was seen so far. */
    public PeerFingerprint peersOf(Session session) {
        return PeerFingerprint.of(session, traits(session.id()));
    }
}
