package org.nbdscope.dissector.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;

/** Counts what goes over the connections of all sessions of a capture. */
public final class TrafficBuilder implements ModelListener {

    private final CaptureModel model;
    private final RequestTimes.Room room = new RequestTimes.Room();
    private final Map<Integer, SessionTraffic> sessions = new HashMap<>();

    /** Nothing counted yet of this capture. */
    public TrafficBuilder(CaptureModel model) {
        this.model = model;
    }

    @Override
    public void messageAdded(int message) {
        session(model.messages().session(message)).message(message);
    }

    @Override
    public void transactionFinished(int transaction) {
        session(model.transactions().session(transaction)).finished(transaction);
    }

    private SessionTraffic session(int id) {
        return sessions.computeIfAbsent(id, session -> new SessionTraffic(model, room));
    }

    /** What went over a session's ({@link org.nbdscope.dissector.session.Session#id()}) connection. */
    public Traffic trafficOf(int session) {
        return session(session).result();
    }

    RequestTimes timesOf(int session) {
        return session(session).times();
    }

    List<SplitRequests> splitsOf(int session) {
        return session(session).splits();
    }

    FeatureUse useOf(int session) {
        return session(session).use();
    }
}
