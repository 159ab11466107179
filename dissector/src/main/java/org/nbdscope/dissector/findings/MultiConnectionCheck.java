package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.TcpConnection;

/** Several connections of one client to one export, and what a server grants to others. */
final class MultiConnectionCheck extends SessionCheck {

    private final CaptureWide capture;

    MultiConnectionCheck(CheckedSession session, CaptureWide capture) {
        super(session);
        this.capture = capture;
    }

    /** Whether two sessions use one export of one server. */
    static boolean sameDisk(Session one, Session other) {
        return one.export() != null && one.export().equals(other.export()) && one.size() != null && one.size().equals(other.size())
                && one.endpoint(Side.SERVER).equals(other.endpoint(Side.SERVER));
    }

    /** Whether two sessions come from one host. */
    static boolean sameClient(Session one, Session other) {
        TcpConnection first = one.connection();
        TcpConnection second = other.connection();
        int from = one.direction(Side.CLIENT);
        int otherFrom = other.direction(Side.CLIENT);
        return first.addressHigh(from) == second.addressHigh(otherFrom) && first.addressLow(from) == second.addressLow(otherFrom);
    }

    /** The first request that is not NBD_CMD_DISC is looked at; until then the session does not use the export. */
    @Override
    void request(Message message, RequestNotes notes) {
        if (session.working || message.code == CommandCode.DISC) {
            return;
        }
        session.working = true;
        Integer flags = session.session.transmissionFlags();
        markShared();
        if (flags != null && (flags & TransmissionFlag.NBD_FLAG_CAN_MULTI_CONN.mask()) == 0) {
            shared(message);
        }
        granted(message);
    }

    private void markShared() {
        for (CheckedSession other : capture.open()) {
            if (other != session && other.working && sameDisk(session.session, other.session)
                    && sameClient(session.session, other.session)) {
                other.shared = true;
                session.shared = true;
            }
        }
    }

    private void shared(Message message) {
        for (CheckedSession other : capture.open()) {
            if (other != session && other.working && !other.disconnecting && sameDisk(session.session, other.session)
                    && sameClient(session.session, other.session)) {
                session.report(DataSafetyRules.MULTI_CONN_NOT_ALLOWED, message, () -> "The export is in use by session "
                        + other.session.number() + " of the same client, and the server does not set NBD_FLAG_CAN_MULTI_CONN.");
                return;
            }
        }
    }

    private void granted(Message message) {
        ReplyMode mode = session.session.replies();
        String server = session.session.endpoint(Side.SERVER);
        if (mode != ReplyMode.SIMPLE) {
            capture.structured(server);
        } else if (capture.isStructured(server) && session.handshakeKnown()) {
            session.report(PerformanceRules.SR_NOT_ASKED, message, () -> "Simple replies, though " + server
                    + " granted structured ones on another connection.");
        }
    }
}
