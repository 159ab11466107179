package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.tcp.TcpConnection;

/** Finds the NBD session that a packet belongs to by its addresses and ports. Follows a model that grows. For one thread. */
public final class SessionsByAddress {

    private record Ends(long high, long low, int port, long peerHigh, long peerLow, int peerPort) {
    }

    private final CaptureModel model;
    /** Those of the same addresses and ports in the order in which the ports were used anew. */
    private final Map<Ends, List<Session>> sessions = new HashMap<>();
    private int known;
    private int knownMessages = -1;

    /** The sessions of this model. */
    public SessionsByAddress(CaptureModel model) {
        this.model = model;
    }

    /** The session of a segment; null where its connection carries no NBD, as far as is known. */
    public Session of(TcpSegment segment) {
        learn();
        Session found = null;
        for (Session session : sessions.getOrDefault(new Ends(segment.sourceHigh, segment.sourceLow, segment.sourcePort,
                segment.destinationHigh, segment.destinationLow, segment.destinationPort), List.of())) {
            boolean begun = session.connection().firstFrame() <= segment.frame;
            if (begun && (found == null || found.connection().firstFrame() < session.connection().firstFrame())) {
                found = session;
            }
        }
        return found;
    }

    /** A session is known before its first message is. */
    private void learn() {
        int messages = model.messages().count();
        if (messages == knownMessages) {
            return;
        }
        knownMessages = messages;
        List<Session> all = model.sessions();
        for (; known < all.size(); known++) {
            add(all.get(known));
        }
    }

    /** The direction of a segment within the session it belongs to, as its connection counts them. */
    static int direction(Session session, TcpSegment segment) {
        TcpConnection connection = session.connection();
        boolean first = segment.sourcePort == connection.port(0) && segment.sourceLow == connection.addressLow(0)
                && segment.sourceHigh == connection.addressHigh(0);
        return first ? 0 : 1;
    }

    private void add(Session session) {
        TcpConnection c = session.connection();
        for (int from = 0; from < 2; from++) {
            int to = 1 - from;
            sessions.computeIfAbsent(new Ends(c.addressHigh(from), c.addressLow(from), c.port(from), c.addressHigh(to), c.addressLow(to),
                    c.port(to)), ends -> new ArrayList<>(1)).add(session);
        }
    }
}
