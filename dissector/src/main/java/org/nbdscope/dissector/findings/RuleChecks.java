package org.nbdscope.dissector.findings;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.SessionListener;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.Missing;

/** Holds the sessions of a capture against the rules while they are decoded. What it finds goes to a {@link FindingCollector}. */
public final class RuleChecks implements SessionListener {

    private final FindingCollector findings;
    private final CaptureWide capture = new CaptureWide();
    private CheckedSession[] sessions = new CheckedSession[16];

    /** @param findings is filled */
    public RuleChecks(FindingCollector findings) {
        this.findings = findings;
    }

    /** What is filled. */
    public FindingCollector findings() {
        return findings;
    }

    @Override
    public void opened(Session session) {
        if (session.id() >= sessions.length) {
            sessions = Arrays.copyOf(sessions, Math.max(session.id() + 1, sessions.length * 2));
        }
        sessions[session.id()] = new CheckedSession(session, findings, capture);
        capture.opened(sessions[session.id()]);
    }

    @Override
    public void message(Session session, Message message) {
        sessions[session.id()].message(message);
    }

    @Override
    public void placeLost(Session session, Side from) {
        sessions[session.id()].placeLost(from);
    }

    @Override
    public void missing(Session session, Side from, long length, Missing why, long frame, long timeNanos) {
        sessions[session.id()].missing(from, why);
    }

    @Override
    public void abandoned(Session session, PendingRequest request) {
        sessions[session.id()].abandoned(request);
    }

    @Override
    public boolean wantsPayload() {
        return true;
    }

    @Override
    public void payload(Session session, Message message, long position, ByteBuffer bytes, int at, int length) {
        sessions[session.id()].content(message, position, bytes, at, length);
    }

    @Override
    public void ended(Session session, Side from, boolean reset, long frame, long timeNanos) {
        sessions[session.id()].ended(from, reset, frame, timeNanos);
    }

    @Override
    public void closed(Session session) {
        sessions[session.id()].closed();
        capture.closed(sessions[session.id()]);
        // Nothing further comes of it: what the checks kept can go.
        sessions[session.id()] = null;
    }

    @Override
    public void numbered() {
    }
}
