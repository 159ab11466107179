package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.tcp.Missing;

/**
 * Tells two listeners, always in the same order, so that the second finds what the first has noted. Two fields and no list: each call has
 * one target as a rule, and costs no more than if there were only the one listener.
 */
public final class SessionListenerPair implements SessionListener {

    private final SessionListener first;
    private final SessionListener second;
    private final boolean firstWantsPayload;
    private final boolean secondWantsPayload;

    /**
     * @param first  is told of everything before the second
     * @param second may be a pair itself
     */
    public SessionListenerPair(SessionListener first, SessionListener second) {
        this.first = first;
        this.second = second;
        firstWantsPayload = first.wantsPayload();
        secondWantsPayload = second.wantsPayload();
    }

    @Override
    public void opened(Session session) {
        first.opened(session);
        second.opened(session);
    }

    @Override
    public void message(Session session, Message message) {
        first.message(session, message);
        second.message(session, message);
    }

    @Override
    public void abandoned(Session session, PendingRequest request) {
        first.abandoned(session, request);
        second.abandoned(session, request);
    }

    @Override
    public void missing(Session session, Side from, long length, Missing why, long frame, long timeNanos) {
        first.missing(session, from, length, why, frame, timeNanos);
        second.missing(session, from, length, why, frame, timeNanos);
    }

    @Override
    public boolean wantsPayload() {
        return firstWantsPayload || secondWantsPayload;
    }

    @Override
    public void payload(Session session, Message message, long position, ByteBuffer bytes, int at, int length) {
        if (firstWantsPayload) {
            first.payload(session, message, position, bytes, at, length);
        }
        if (secondWantsPayload) {
            second.payload(session, message, position, bytes, at, length);
        }
    }

    @Override
    public void ended(Session session, Side from, boolean reset, long frame, long timeNanos) {
        first.ended(session, from, reset, frame, timeNanos);
        second.ended(session, from, reset, frame, timeNanos);
    }

    @Override
    public void closed(Session session) {
        first.closed(session);
        second.closed(session);
    }

    @Override
    public void numbered() {
        first.numbered();
        second.numbered();
    }
}
