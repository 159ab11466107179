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
    /** A request that waited longer than this when the client left was not just in the wrong moment. */
    private static final long LONG_NANOS = 1_000_000_000L;

    private final CaptureWide capture;
    private long lastReplyNanos = Long.MIN_VALUE;
    /** End in the server's stream of the last reply. */
    private long lastReplyEnd;
    private int lastAnswered = Finding.NONE;
    /** End in the server's stream of the reply that announced the shutdown; -1 where there was none. */
    private long shutdownAt = -1;
    private MessagePlace disconnect;
    /** The server ended its stream while the client still counted on it. */
    private boolean serverLeft;
    /** The server ended its stream in the middle of a reply. */
    private boolean brokenOff;
    /** That was a simple reply: an error in the middle of the data leaves the server no other way. */
    private boolean brokenOffSimple;
    /** The verdict on who left without a word; spoken at the end, when it is known whether all of the streams could be read. */
    private Runnable left;
    /** Whether the end of the connection after NBD_CMD_DISC was judged. */
    private boolean closingJudged;

    DisconnectCheck(CheckedSession session, CaptureWide capture) {
        super(session);
        this.capture = capture;
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.code == CommandCode.DISC) {
            disconnect(message);
        }
        if (session.disconnecting) {
            session.report(RequestRules.AFTER_DISC, message, () -> Command.nameOf(message.code) + " after NBD_CMD_DISC.");
        }
        if (shutdownAt >= 0 && message.code != CommandCode.DISC && session.received() >= shutdownAt) {
            session.report(RequestRules.CONTINUED_AFTER_SHUTDOWN, message, () -> Command.nameOf(message.code)
                    + " although the client had received NBD_ESHUTDOWN.");
        }
    }

    private void disconnect(Message message) {
        if (session.disconnecting) {
            return;
        }
        disconnect = MessagePlace.of(message);
        int live = session.surelyLive();
        boolean onTheWay = lastReplyEnd > session.received();
        if ((live > 0 && !session.session.searching(Side.SERVER) || onTheWay) && session.captured()) {
            session.report(RequestRules.DISC_WITH_IN_FLIGHT, message, () -> live == 0 ? "NBD_CMD_DISC while the last reply was on its way."
                    : "NBD_CMD_DISC with " + (live == 1 ? "1 request" : live + " requests") + " in flight.");
        }
    }

    @Override
    void undecoded(Message message) {
        if (message.from == Side.SERVER && message.incomplete != null && message.incomplete.isReply() && message.missing == 0
                && session.endedCleanly(Side.SERVER)) {
            brokenOff = true;
            brokenOffSimple = message.incomplete == MessageKind.SIMPLE_REPLY;
        }
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
        lastReplyEnd = message.streamOffset + message.bytes;
        lastAnswered = Math.max(lastAnswered, notes.index);
        if (message.error == ErrorValue.NBD_ESHUTDOWN.value() && shutdownAt < 0) {
            shutdownAt = lastReplyEnd;
        }
    }

    private boolean whole() {
        return session.whole(Side.CLIENT) && session.whole(Side.SERVER);
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        boolean over = session.ended(Side.CLIENT) || session.ended(Side.SERVER);
        if (!over || request.command == CommandCode.DISC || !notes.requestSeen || session.overflowed || !session.captured()
                || !session.certain(notes) || session.session.tls() != TlsState.NONE) {
            return;
        }
        capture.leftUnanswered(new LeftUnanswered(session.session, session.session.endpoint(Side.SERVER), request.cookie));
        long ended = session.ended(Side.SERVER) ? session.endTimeNanos(Side.SERVER) : session.endTimeNanos(Side.CLIENT);
        boolean due = session.disconnecting || serverLeft || lastAnswered > notes.index;
        boolean begun = notes.chunks > 0 || brokenOff;
        if (!due && !begun && ended - notes.timeNanos <= LONG_NANOS) {
            return;
        }
        long age = Math.max(0, ended - notes.timeNanos) / 1_000_000;
        session.report(ReplyRules.UNANSWERED, null, Fault.SERVER, notes, () -> Command.nameOf(request.command) + " of "
                + Numbers.range(request.offset, request.length) + " with the cookie " + Numbers.cookie(request.cookie)
                + " had no complete reply when the connection ended, " + age + " ms later.");
        if (due && request.command == CommandCode.READ && notes.contentChunks > 0 && notes.covered == request.length && !notes.broken
                && !notes.unknown && notes.errors == 0 && session.certain(notes)) {
            session.report(ReplyRules.DONE_RULES, null, Fault.SERVER, notes, () -> "All of " + Numbers.range(request.offset, request.length)
                    + " was sent, but no chunk had NBD_REPLY_FLAG_DONE.");
        }
    }

    @Override
    void ended(Side from, boolean reset, long frame, long timeNanos) {
        // A reset ends both streams; it is the deed of one side.
        boolean own = !reset || session.session.connection().resetBy() == session.session.direction(from);
        Side peer = from == Side.CLIENT ? Side.SERVER : Side.CLIENT;
        if (!own || !session.session.transmission() || session.session.tls() != TlsState.NONE || session.leftFirst(peer)) {
            return;
        }
        if (session.disconnecting) {
            closing(frame, timeNanos);
        } else {
            serverLeft = from == Side.SERVER;
            int live = session.live;
            left = serverLeft ? () -> serverLeaves(frame, live) : () -> clientLeaves(reset, frame, timeNanos - lastReplyNanos, live);
        }
    }

    /** The first of the peers closes after NBD_CMD_DISC; the server should have done so by now. */
    private void closing(long frame, long timeNanos) {
        closingJudged = true;
        long idle = timeNanos - Math.max(session.disconnectTimeNanos, lastReplyNanos);
        if (idle > CLOSING_NANOS && session.live == 0) {
            session.report(RequestRules.DISC_NOT_CLOSED, Fault.SERVER, frame, () -> "The connection was open for " + idle / 1_000_000
                    + " ms after NBD_CMD_DISC and the last reply.");
        }
    }

    /** @param nanos since the last reply */
    private void clientLeaves(boolean reset, long frame, long nanos, int live) {
        if (session.atFault(Side.SERVER)) {
            return;
        }
        String how = reset ? "The client reset the connection" : "The client closed";
        if ((live > 0 || reset) && lastAnswered != Finding.NONE && nanos < AT_ONCE_NANOS) {
            session.report(ReplyRules.CLIENT_LEFT_AFTER_VALID_REPLY, Fault.CLIENT, frame, () -> how + ' '
                    + nanos / 1000 + " µs after a correct reply, with " + live + " requests in flight.");
        }
        session.report(RequestRules.HARD_DISCONNECT, Fault.CLIENT, frame, () -> how + " without NBD_CMD_DISC, with "
                + live + " requests in flight.");
    }

    /** A server may leave when it is shut down, and should answer what is in flight before. */
    private void serverLeaves(long frame, int live) {
        if (live > 0 && shutdownAt < 0 && !brokenOffSimple && !session.atFault(Side.CLIENT)) {
            session.report(RequestRules.HARD_DISCONNECT, Fault.SERVER, frame, () -> "The server closed with " + live
                    + (live == 1 ? " request" : " requests") + " in flight, and had not announced a shutdown.");
        }
    }

    @Override
    void closed() {
        if (left != null && whole()) {
            left.run();
        }
        // The capture may go on while the connection stays open.
        boolean open = !session.ended(Side.CLIENT) && !session.ended(Side.SERVER) && !session.leftFirst(Side.SERVER)
                && !session.leftFirst(Side.CLIENT);
        if (session.disconnecting && open && !closingJudged && session.live == 0 && whole()) {
            long idle = capture.timeNanos - Math.max(session.disconnectTimeNanos, lastReplyNanos);
            if (idle > CLOSING_NANOS) {
                session.report(RequestRules.DISC_NOT_CLOSED, Fault.SERVER, disconnect, () -> "NBD_CMD_DISC was sent, and the "
                        + "connection was "
                        + "still open " + idle / 1_000_000 + " ms later.");
            }
        }
    }
}
