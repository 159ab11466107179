package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nbdscope.dissector.tcp.Missing;

/** Tells several listeners, always in the same order, so that a later one finds what an earlier one has noted. */
public final class SessionListenerChain implements SessionListener {

    private final SessionListener[] listeners;
    /** Those of them that want to see the content of the disk, which comes as often as messages do. */
    private final SessionListener[] readers;

    /** @param listeners in the order in which they are told */
    public SessionListenerChain(SessionListener... listeners) {
        this.listeners = listeners.clone();
        readers = Arrays.stream(listeners).filter(SessionListener::wantsPayload).toArray(SessionListener[]::new);
    }

    @Override
    public void opened(Session session) {
        for (SessionListener listener : listeners) {
            listener.opened(session);
        }
    }

    @Override
    public void message(Session session, Message message) {
        for (SessionListener listener : listeners) {
            listener.message(session, message);
        }
    }

    @Override
    public void abandoned(Session session, PendingRequest request) {
        for (SessionListener listener : listeners) {
            listener.abandoned(session, request);
        }
    }

    @Override
    public void placeLost(Session session, Side from) {
        for (SessionListener listener : listeners) {
            listener.placeLost(session, from);
        }
    }

    @Override
    public void missing(Session session, Side from, long length, Missing why, long frame, long timeNanos) {
        for (SessionListener listener : listeners) {
            listener.missing(session, from, length, why, frame, timeNanos);
        }
    }

    @Override
    public boolean wantsPayload() {
        return readers.length > 0;
    }

    @Override
    public void payload(Session session, Message message, long position, ByteBuffer bytes, int at, int length) {
        for (SessionListener listener : readers) {
            listener.payload(session, message, position, bytes, at, length);
        }
    }

    @Override
    public void ended(Session session, Side from, boolean reset, long frame, long timeNanos) {
        for (SessionListener listener : listeners) {
            listener.ended(session, from, reset, frame, timeNanos);
        }
    }

    @Override
    public void closed(Session session) {
        for (SessionListener listener : listeners) {
            listener.closed(session);
        }
    }

    @Override
    public void numbered() {
        for (SessionListener listener : listeners) {
            listener.numbered();
        }
    }
}
