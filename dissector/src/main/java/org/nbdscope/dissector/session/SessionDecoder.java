package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.tcp.Missing;

/**
 * The state machine of one session: takes both streams of a recognised connection, joins replies with requests, and hands out messages.
 * The two {@link StreamDecoder}s cut the streams; what their messages mean for each other is decided here and, for the handshake, in
 * {@link OptionHaggling}.
 */
final class SessionDecoder {

    /** {@link PendingRequest#hiddenReplies} of a request that was understood so late that its reply may have been hidden before. */
    private static final int UNKNOWN = -1;

    private final Session session;
    private final SessionListener listener;
    private final ClientDecoder client;
    private final ServerDecoder server;
    private final boolean wantsPayload;
    private final OptionHaggling haggling;
    private final RequestsInFlight inFlight = new RequestsInFlight();
    /** How often bytes of the server were missing or could not be read: a reply may have been there. */
    private int hiddenReplies;
    /** Whether requests in flight may have one cookie. */
    private boolean sharedCookies;

    private boolean clientSeen;

    SessionDecoder(Session session, SessionListener listener) {
        this.session = session;
        this.listener = listener;
        this.wantsPayload = listener.wantsPayload();
        this.haggling = new OptionHaggling(session, listener);
        this.client = new ClientDecoder(this, session);
        this.server = new ServerDecoder(this, session);
        session.decoders(client, server);
    }

    Session session() {
        return session;
    }

    ClientDecoder client() {
        return client;
    }

    ServerDecoder server() {
        return server;
    }

    OptionHaggling haggling() {
        return haggling;
    }

    private StreamDecoder decoder(int direction) {
        return direction == session.direction(Side.CLIENT) ? client : server;
    }

    void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        StreamDecoder decoder = decoder(direction);
        clientSeen |= decoder == client;
        decoder.data(bytes, offset, length, frame, timeNanos, sourceFrame);
    }

    void missing(int direction, long length, Missing why, long frame, long timeNanos) {
        if (decoder(direction) == client) {
            haggling.clientHole();
        }
        listener.missing(session, decoder(direction).side, length, why, frame, timeNanos);
        decoder(direction).missing(length, frame, timeNanos);
    }

    void end(int direction, boolean reset, long frame, long timeNanos) {
        decoder(direction).settle();
        listener.ended(session, decoder(direction).side, reset, frame, timeNanos);
        decoder(direction).end(frame, timeNanos);
    }

    /** Nothing further comes: requests that still wait will not be answered. */
    void close(long frame, long timeNanos) {
        client.end(frame, timeNanos);
        server.end(frame, timeNanos);
        while (inFlight.oldest() != null) {
            abandon(inFlight.oldest());
        }
        session.closed = true;
        listener.closed(session);
    }

    boolean wantsPayload() {
        return wantsPayload;
    }

    void payload(Message message, long position, ByteBuffer bytes, int at, int length) {
        listener.payload(session, message, position, bytes, at, length);
    }

    void emit(Message message) {
        if (message.kind == MessageKind.UNDECODED && message.from == Side.SERVER) {
            repliesHidden();
        }
        listener.message(session, message);
    }

    /** The server's greeting is newstyle: the client's first message is its flags. */
    void newstyleGreeted() {
        client.expectFlags();
    }

    /** A request object for a header just read; to be filled and given to {@link #requestInFlight}. */
    PendingRequest requestReceived() {
        if (inFlight.size() == RequestsInFlight.MAX_IN_FLIGHT) {
            abandon(inFlight.oldest());
        }
        PendingRequest request = inFlight.take();
        request.index = session.requests++;
        request.hiddenReplies = client.isLate() ? UNKNOWN : hiddenReplies;
        return request;
    }

    /** Replies may have been missed: of requests with one cookie those to the older ones. */
    private void repliesHidden() {
        hiddenReplies++;
        if (!sharedCookies) {
            return;
        }
        sharedCookies = false;
        PendingRequest next;
        for (PendingRequest request = inFlight.oldest(); request != null; request = next) {
            next = request.newer;
            if (inFlight.sharesCookie(request)) {
                supersede(request);
            }
        }
    }

    private void supersede(PendingRequest request) {
        request.superseded = true;
        abandon(request);
    }

    /**
     * Whether a request in flight has the cookie of a new one. Where the reply to it may have been missed, the new request shows that it
     * was: clients use a cookie again when it is free. Then the older request is given up.
     */
    boolean cookieInFlight(long cookie) {
        PendingRequest other = inFlight.find(cookie);
        while (other != null && (server.searching() || other.hiddenReplies != hiddenReplies) && !server.isInBodyFor(other)) {
            supersede(other);
            other = inFlight.find(cookie);
        }
        sharedCookies |= other != null;
        return other != null;
    }

    /** From its header on a request can be answered. */
    void requestInFlight(PendingRequest request) {
        session.enterTransmission();
        if (request.extended) {
            session.seen(ReplyMode.EXTENDED);
        }
        inFlight.add(request);
    }

    void requestComplete(Message message) {
        PendingRequest request = message.request;
        request.timeNanos = message.timeNanos;
        listener.message(session, message);
        if (request.finished) {
            inFlight.release(request);
        } else if (request.command == Command.NBD_CMD_DISC.value()) {
            // There is no reply to it.
            inFlight.remove(request);
            listener.abandoned(session, request);
            inFlight.release(request);
        }
    }

    /** The request in flight with this cookie, or null. */
    PendingRequest inFlight(long cookie) {
        return inFlight.find(cookie);
    }

    /** As {@link #inFlight}, for a reply that surely stands here: that proves the request. */
    PendingRequest requestOf(long cookie) {
        PendingRequest request = inFlight.find(cookie);
        if (request == null || request.hiddenReplies != hiddenReplies) {
            client.answered(cookie);
            request = inFlight.find(cookie);
        }
        return request;
    }

    /** Whether the capture has nothing of what the client sent: then no cookie can be checked. */
    boolean clientUnseen() {
        return !clientSeen;
    }

    void replyComplete(Message message) {
        PendingRequest request = message.request;
        if (request == null) {
            listener.message(session, message);
            return;
        }
        request.answered = true;
        request.hiddenReplies = hiddenReplies;
        if (!message.completes) {
            listener.message(session, message);
            return;
        }
        inFlight.remove(request);
        listener.message(session, message);
        leave(request);
    }

    private void abandon(PendingRequest request) {
        if (request.command != Command.NBD_CMD_DISC.value()) {
            session.unanswered++;
        }
        inFlight.remove(request);
        if (server.message.request == request) {
            server.message.request = null;
        }
        listener.abandoned(session, request);
        leave(request);
    }

    /** A request whose payload is still coming keeps its object until it is complete. */
    private void leave(PendingRequest request) {
        if (request.timeNanos == Long.MIN_VALUE && client.message.request == request) {
            request.finished = true;
        } else {
            inFlight.release(request);
        }
    }
}
