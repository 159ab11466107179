package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** What is certain of one session: how much of both streams is in the capture, and how they ended. */
abstract class WatchedSession extends ReportedSession {

    private static final int NONE = -1;
    /** {@link RequestNotes#gaps} of a request of which nothing is certain. */
    private static final int UNCERTAIN = -1;

    private final StreamState client = new StreamState();
    private final StreamState server = new StreamState();
    private boolean handshakeHole;
    /** How often something was lost in either stream, or could not be read: what spans such a moment is not certain. */
    int gaps;
    /** Index of the first request that was sent since then. */
    int certainFrom;
    /**
     * Index of the first request behind the last hole in the client's stream, while none from there on is answered; else {@link #NONE}. As
     * long as that is so a request that is not known may be in flight too, with whatever cookie.
     */
    private int firstBehindHole = NONE;

    WatchedSession(Session session, FindingCollector collector) {
        super(session, collector);
    }

    /** Some bytes are not in the capture. */
    final void missing() {
        handshakeHole |= !session.transmission();
    }

    /** Some bytes of a side's stream were lost. */
    void lost(Side from) {
        stream(from).lost = true;
        gap(from);
    }

    /** So many bytes of a side's stream are in the capture, and cannot be read. */
    void passedOver(Side from, long bytes) {
        stream(from).hidden |= bytes >= CompactRequest.SIZE;
        gap(from);
    }

    private void gap(Side from) {
        missing();
        stream(from).holes = true;
        gaps++;
        certainFrom = session.requests();
        firstBehindHole = from == Side.CLIENT ? certainFrom : firstBehindHole;
    }

    /** The notes of a request that is seen for the first time. */
    final void begin(RequestNotes notes, int index) {
        notes.begin(index, firstBehindHole == NONE ? gaps : UNCERTAIN);
    }

    /** A request was sent; whether a reply with its cookie may be that to another one. */
    final boolean sentInDoubt(RequestNotes notes) {
        if (firstBehindHole == NONE) {
            return false;
        }
        certainFrom = notes.index + 1;
        return true;
    }

    /** A request was answered. */
    final void endDoubt(RequestNotes notes) {
        if (notes.index >= firstBehindHole) {
            firstBehindHole = NONE;
        }
    }

    /** A side's stream has ended. */
    final void end(Side from, boolean reset, long frame, long timeNanos) {
        StreamState stream = stream(from);
        stream.ended = true;
        stream.reset = reset;
        stream.endFrame = frame;
        stream.endTimeNanos = timeNanos;
    }

    private StreamState stream(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /**
     * Whether the capture has a side's stream from its first byte up to now, and all of it could be read (cut packets do not count as
     * holes).
     */
    boolean whole(Side side) {
        return !stream(side).holes && session.connection().startSeen(session.direction(side));
    }

    /** Whether the capture has all of both streams up to now, be it that some of it could not be read. */
    boolean captured() {
        return !client.lost && !server.lost && session.connection().startSeen(0) && session.connection().startSeen(1);
    }

    /** Whether there may be requests that could not be read. */
    boolean hidesRequests() {
        return client.hidden;
    }

    /** Whether all of the handshake is in the capture, so that what was not negotiated is known as well. */
    boolean handshakeKnown() {
        return session.handshakeSeen() && session.handshake() != null && !handshakeHole
                && session.connection().startSeen(0) && session.connection().startSeen(1);
    }

    /** Whether the form of the replies is known for certain: nothing comes behind extended headers, whatever the capture lost. */
    boolean formKnown() {
        return session.replies() == ReplyMode.EXTENDED && session.repliesGranted() || handshakeKnown();
    }

    /** Whether nothing of the handshake so far was lost or cut. */
    boolean handshakeUncut() {
        return !handshakeHole;
    }

    /** Whether a side's stream ended with FIN. */
    boolean endedCleanly(Side side) {
        return stream(side).ended && !stream(side).reset;
    }

    /** Whether nothing was lost in either stream since the request was sent. */
    boolean certain(RequestNotes notes) {
        return notes.gaps == gaps;
    }

    /** Whether a side's stream has ended, by FIN or reset. */
    boolean ended(Side side) {
        return stream(side).ended;
    }

    /** Whether a side ended the connection by a reset. */
    boolean reset(Side side) {
        return stream(side).reset && session.connection().resetBy() == session.direction(side);
    }

    /** Whether a side's stream is known to have ended: its FIN or reset was seen, or its peer has acknowledged it. */
    boolean leftFirst(Side side) {
        return reset(side) || stream(side).ended && !stream(side).reset || session.connection().endAcknowledged(session.direction(side));
    }

    /** How far the client has got the server's stream, as its own packets say: the order of the packets says nothing about that. */
    long received() {
        return session.connection().acknowledged(session.direction(Side.SERVER));
    }

    /** Time of the end of a side's stream. */
    long endTimeNanos(Side side) {
        return stream(side).endTimeNanos;
    }

    /** Packet of the end of a side's stream. */
    long endFrame(Side side) {
        return stream(side).endFrame;
    }
}
