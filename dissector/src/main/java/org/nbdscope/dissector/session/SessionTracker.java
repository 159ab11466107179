package org.nbdscope.dissector.session;

import java.util.ArrayDeque;
import org.nbdscope.dissector.tcp.ConnectionListener;
import org.nbdscope.dissector.tcp.ConnectionListenerFactory;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * Finds the NBD sessions among the connections of a capture, and numbers them in the order of the connections' first packets. A number can
 * only be given when all earlier connections are known to be NBD or not; until then sessions go without.
 */
public final class SessionTracker implements ConnectionListenerFactory {

    private final SessionListener listener;
    private final ArrayDeque<Recogniser> unnumbered = new ArrayDeque<>();
    private int sessions;
    private int numbers;

    /** All sessions and their messages go to this listener. */
    public SessionTracker(SessionListener listener) {
        this.listener = listener;
    }

    @Override
    public ConnectionListener opened(TcpConnection connection) {
        Recogniser recogniser = new Recogniser(this, connection);
        unnumbered.addLast(recogniser);
        return recogniser;
    }

    /** Number of sessions recognised so far. */
    public int sessions() {
        return sessions;
    }

    /**
     * Gives numbers to all sessions recognised so far, without waiting for the connections that have not shown what they are: for whoever
     * cannot wait. Connections that turn out to be NBD later get later numbers.
     */
    public void numberNow() {
        int before = numbers;
        for (Recogniser recogniser : unnumbered) {
            if (recogniser.session() != null) {
                recogniser.session().number = numbers++;
            }
        }
        unnumbered.removeIf(recogniser -> recogniser.session() != null);
        if (numbers > before) {
            listener.numbered();
        }
    }

    SessionDecoder recognised(TcpConnection connection, int clientDirection) {
        Session session = new Session(sessions++, connection, clientDirection);
        listener.opened(session);
        return new SessionDecoder(session, listener);
    }

    /** A connection is now known to be NBD, or not to be. */
    void decided() {
        int before = numbers;
        while (!unnumbered.isEmpty() && unnumbered.peekFirst().decided()) {
            Recogniser recogniser = unnumbered.removeFirst();
            if (recogniser.session() != null && recogniser.session().number < 0) {
                recogniser.session().number = numbers++;
            }
        }
        if (numbers > before) {
            listener.numbered();
        }
    }
}
