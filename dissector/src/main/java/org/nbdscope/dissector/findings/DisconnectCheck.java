package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** How the transmission ends: the disconnect, what comes after it, requests without a reply. */
final class DisconnectCheck extends SessionCheck {

    private static final long CLOSING_NANOS = 1_000_000_000L;
    /** A client that leaves so soon after a reply leaves because of it. */
    private static final long AT_ONCE_NANOS = 100_000_000L;

    private long lastReplyNanos = Long.MIN_VALUE;
    private int lastAnswered = Finding.NONE;
    /** End in the server's stream of the reply that announced the shutdown; -1 where there was none. */
    private long shutdownAt = -1;

    DisconnectCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        boolean disconnect = message.code == CommandCode.DISC;
        if (session.disconnecting) {
            session.report(RequestRules.AFTER_DISC, message, () -> Command.nameOf(message.code) + " after NBD_CMD_DISC.");
        } else if (disconnect && session.live > 0 && session.whole(Side.CLIENT) && session.whole(Side.SERVER)) {
            int live = session.live;
            session.report(RequestRules.DISC_WITH_IN_FLIGHT, message, () -> "NBD_CMD_DISC with "
                    + (live == 1 ? "1 request" : live + " requests") + " in flight.");
        }
        if (shutdownAt >= 0 && !disconnect) {
            int server = session.session.direction(Side.SERVER);
            if (session.session.connection().acknowledged(server) >= shutdownAt) {
                session.report(RequestRules.CONTINUED_AFTER_SHUTDOWN, message, () -> Command.nameOf(message.code)
                        + " although the client had received NBD_ESHUTDOWN.");
            }
        }
    }

    @Override
    void undecoded(Message message) {
        if (message.from == Side.CLIENT && session.disconnecting && session.whole(Side.CLIENT) && message.missing == 0
                && session.session.tls() == TlsState.NONE) {
            session.report(RequestRules.AFTER_DISC, message, () -> message.bytes + " bytes after NBD_CMD_DISC.");
        }
    }

    @Override
    void handshake(Message message) {
        if (message.from == Side.CLIENT && session.disconnecting && message.kind != MessageKind.TLS) {
            session.report(RequestRules.AFTER_DISC, message, () -> "An option after NBD_CMD_DISC.");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        lastReplyNanos = message.timeNanos;
        lastAnswered = Math.max(lastAnswered, notes.index);
        if (message.error == ErrorValue.NBD_ESHUTDOWN.value() && shutdownAt < 0) {
            shutdownAt = message.streamOffset + message.bytes;
        }
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        boolean over = session.ended(Side.CLIENT) || session.ended(Side.SERVER);
        if (!over || request.command == CommandCode.DISC || !notes.requestSeen || session.overflowed
                || !session.whole(Side.CLIENT) || !session.whole(Side.SERVER) || session.session.tls() != TlsState.NONE) {
            return;
        }
        boolean due = session.disconnecting || !session.ended(Side.CLIENT) || session.reset(Side.SERVER) || lastAnswered > notes.index;
        if (due) {
            long ended = session.ended(Side.SERVER) ? session.endTimeNanos(Side.SERVER) : session.endTimeNanos(Side.CLIENT);
            long age = Math.max(0, ended - notes.timeNanos) / 1_000_000;
            session.report(ReplyRules.UNANSWERED, null, Fault.SERVER, notes, () -> Command.nameOf(request.command) + " of "
                    + Numbers.range(request.offset, request.length) + " with the cookie " + Numbers.cookie(request.cookie)
                    + " had no complete reply when the connection ended, " + age + " ms later.");
        }
    }

    @Override
    void ended(Side from, boolean reset, long frame, long timeNanos) {
        if (!session.session.transmission() || session.session.tls() != TlsState.NONE) {
            return;
        }
        if (session.disconnecting) {
            long idleSince = Math.max(session.disconnectTimeNanos, lastReplyNanos);
            if (from == Side.SERVER && !session.ended(Side.CLIENT) && timeNanos - idleSince > CLOSING_NANOS) {
                session.report(RequestRules.DISC_NOT_CLOSED, Fault.SERVER, frame, () -> "The server closed "
                        + (timeNanos - idleSince) / 1_000_000 + " ms after NBD_CMD_DISC and the last reply.");
            }
        } else if (!reset && from == Side.CLIENT && !session.ended(Side.SERVER) && !session.atFault(Side.SERVER)
                && session.whole(Side.CLIENT) && session.whole(Side.SERVER)) {
            int live = session.live;
            if (live > 0 && lastAnswered != Finding.NONE && timeNanos - lastReplyNanos < AT_ONCE_NANOS) {
                session.report(ReplyRules.CLIENT_LEFT_AFTER_VALID_REPLY, Fault.CLIENT, frame, () -> "The client closed "
                        + (timeNanos - lastReplyNanos) / 1000 + " µs after a correct reply, with " + live + " requests in flight.");
            }
            session.report(RequestRules.HARD_DISCONNECT, Fault.CLIENT, frame, () -> "The client closed without NBD_CMD_DISC, with "
                    + live + " requests in flight.");
        }
    }
}
