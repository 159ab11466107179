package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Side;

/**
 * Looks for breaches of some rules in one session. It is told what happens in the order in which it happens, and keeps what it needs to
 * know of the session in its own fields; what it needs to know of a request is in the {@link RequestNotes}.
 */
abstract class SessionCheck {

    final CheckedSession session;

    SessionCheck(CheckedSession session) {
        this.session = session;
    }

    /** A message of the handshake, or a TLS record. */
    void handshake(Message message) {
    }

    /** A request; its reply may have come before. */
    void request(Message message, RequestNotes notes) {
    }

    /** A simple reply or a chunk. The notes are null where it answers no request in flight. */
    void reply(Message message, RequestNotes notes) {
    }

    /** Bytes that are no message. */
    void undecoded(Message message) {
    }

    /** The reply to a request is complete; {@link #reply} was called with this last message. */
    void answered(Message message, RequestNotes notes) {
    }

    /** A request gets no complete reply. */
    void abandoned(PendingRequest request, RequestNotes notes) {
    }

    /** A side's stream ended. */
    void ended(Side from, boolean reset, long frame, long timeNanos) {
    }

    /** Nothing further comes. */
    void closed() {
    }
}
