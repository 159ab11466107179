package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.tcp.Missing;

/**
 * The state machine of one session: takes both streams of a recognised connection, keeps what the handshake agreed, joins replies with
 * requests, and hands out messages. The two {@link StreamDecoder}s cut the streams; what their messages mean for each other is decided
 * here.
 */
final class SessionDecoder {

    /** Options that wait for their final reply; more than one at a time is against the rules (section "Fixed newstyle negotiation"). */
    private static final int MAX_PENDING_OPTIONS = 1024;

    /** {@link PendingRequest#hiddenReplies} of a request that was understood so late that its reply may have been hidden before. */
    private static final int UNKNOWN = -1;

    private final Session session;
    private final SessionListener listener;
    private final ClientDecoder client;
    private final ServerDecoder server;
    private final boolean wantsPayload;
    private final RequestsInFlight inFlight = new RequestsInFlight();
    /** How often bytes of the server were missing or could not be read: a reply may have been there. */
    private int hiddenReplies;
    /** Whether requests in flight may have one cookie. */
    private boolean sharedCookies;

    private final ArrayDeque<OptionExchange> pendingOptions = new ArrayDeque<>();
    private int optionCount;
    private boolean noZeroesAsked;
    private boolean clientSeen;
    /** Bytes of the client are missing. */
    private boolean clientHole;

    /** The option and the option reply in hand, until their message is complete. */
    private OptionExchange optionInHand;
    private int repliedOption;
    private Map<Long, String> contextsInHand = new LinkedHashMap<>();

    SessionDecoder(Session session, SessionListener listener) {
        this.session = session;
        this.listener = listener;
        this.wantsPayload = listener.wantsPayload();
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

    private StreamDecoder decoder(int direction) {
        return direction == session.direction(Side.CLIENT) ? client : server;
    }

    void data(int direction, ByteBuffer bytes, int offset, int length, long frame, long timeNanos, long sourceFrame) {
        StreamDecoder decoder = decoder(direction);
        clientSeen |= decoder == client;
        decoder.data(bytes, offset, length, frame, timeNanos, sourceFrame);
    }

    void missing(int direction, long length, Missing why, long frame, long timeNanos) {
        clientHole |= decoder(direction) == client;
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

    // The handshake.

    void newstyleGreeted() {
        client.expectFlags();
    }

    void clientFlags(int flags) {
        noZeroesAsked = ClientFlag.NBD_FLAG_C_NO_ZEROES.in(flags);
    }

    /** Whether both sides agreed to leave out the zeroes behind the export information (section "Client flags"). */
    boolean noZeroes() {
        return noZeroesAsked && HandshakeFlag.NBD_FLAG_NO_ZEROES.in(session.handshakeFlags);
    }

    /** Whether the client asked for TLS: its next bytes may be a TLS record even if the server's reply is not in the capture. */
    boolean tlsAsked() {
        OptionExchange last = pendingOptions.peekLast();
        return last != null && last.option() == OptionType.NBD_OPT_STARTTLS.value();
    }

    boolean exportInformationDue() {
        OptionExchange first = pendingOptions.peekFirst();
        return first != null && first.option() == OptionType.NBD_OPT_EXPORT_NAME.value();
    }

    /** The export information has no looks to be found by: where the place was lost and found again it is not in the capture. */
    void exportInformationMissed() {
        pendingOptions.removeFirst();
    }

    /** The option an option reply belongs to: the one it names; else the oldest that waits, unless an option may be missing; else null. */
    OptionExchange pendingOption(int option) {
        repliedOption = option;
        for (OptionExchange pending : pendingOptions) {
            if (pending.option() == option) {
                return pending;
            }
        }
        return clientHole ? null : pendingOptions.peekFirst();
    }

    void optionReceived(Message message, long length, ByteBuffer bytes, int at, int known) {
        optionInHand = HandshakeParser.option(optionCount, message.code, length, client.frame(), bytes, at, known);
        message.option = optionInHand;
    }

    void optionComplete(Message message) {
        OptionExchange option = optionInHand.at(message.frame);
        message.option = option;
        optionCount++;
        session.add(option);
        if (pendingOptions.size() == MAX_PENDING_OPTIONS) {
            pendingOptions.removeFirst();
        }
        pendingOptions.addLast(option);
        if (option.option() == OptionType.NBD_OPT_SET_META_CONTEXT.value()) {
            // Replaces what was set before, also when it fails.
            session.contexts = new LinkedHashMap<>();
            contextsInHand = new LinkedHashMap<>();
        }
        listener.message(session, message);
    }

    void optionReplyReceived(Message message, ByteBuffer bytes, int at, int known) {
        message.optionReply = HandshakeParser.reply(message.code, message.payload, server.frame(), bytes, at, known);
        message.overrun = HandshakeParser.overrun(message.code, message.payload, bytes, at, known);
    }

    void optionReplyComplete(Message message) {
        OptionReply reply = message.optionReply.at(message.frame);
        message.optionReply = reply;
        OptionExchange option = message.option;
        if (option != null) {
            option.add(reply);
            boolean isFinal = message.code == OptionReplyType.NBD_REP_ACK.value() || message.code < 0;
            if (option.option() == OptionType.NBD_OPT_SET_META_CONTEXT.value() && reply.contextId() != null) {
                contextsInHand.putIfAbsent(reply.contextId(), reply.context());
            }
            if (isFinal) {
                finish(option, message.code == OptionReplyType.NBD_REP_ACK.value());
            }
        } else if (message.code == OptionReplyType.NBD_REP_ACK.value()) {
            // The option itself is not in the capture; that the server acknowledged it is.
            acknowledged(OptionType.of(repliedOption));
        }
        listener.message(session, message);
    }

    private void finish(OptionExchange option, boolean acknowledged) {
        option.finish();
        pendingOptions.remove(option);
        OptionType type = OptionType.of(option.option());
        if (!acknowledged || type == null) {
            return;
        }
        switch (type) {
            case NBD_OPT_SET_META_CONTEXT -> session.contexts = contextsInHand;
            case NBD_OPT_GO -> go(option);
            default -> acknowledged(type);
        }
    }

    private void acknowledged(OptionType type) {
        if (type == OptionType.NBD_OPT_STRUCTURED_REPLY) {
            negotiated(ReplyMode.STRUCTURED);
        } else if (type == OptionType.NBD_OPT_EXTENDED_HEADERS) {
            negotiated(ReplyMode.EXTENDED);
        } else if (type == OptionType.NBD_OPT_STARTTLS) {
            session.startTls();
        }
    }

    /** Extended headers take precedence over structured replies (section "Option types"). */
    private void negotiated(ReplyMode mode) {
        session.repliesKnown = true;
        if (mode.ordinal() > session.replies.ordinal()) {
            session.replies = mode;
        }
    }

    private void go(OptionExchange option) {
        session.export = option.name();
        for (OptionReply reply : option.replies()) {
            InformationType information = reply.information() == null ? null : InformationType.of(reply.information());
            if (information == InformationType.NBD_INFO_EXPORT && reply.size() != null) {
                session.size = reply.size();
                session.transmissionFlags = reply.transmissionFlags();
            } else if (information == InformationType.NBD_INFO_BLOCK_SIZE && reply.minimumBlockSize() != null) {
                session.minimumBlockSize = reply.minimumBlockSize();
                session.preferredBlockSize = reply.preferredBlockSize();
                session.maximumPayloadSize = reply.maximumPayloadSize();
            }
        }
        session.enterTransmission();
    }

    void exportInformationComplete(Message message) {
        OptionExchange option = pendingOptions.removeFirst();
        option.finish();
        message.option = option;
        session.export = option.name();
        session.size = message.length;
        session.transmissionFlags = message.flags;
        session.enterTransmission();
        listener.message(session, message);
    }

    // Transmission.

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
