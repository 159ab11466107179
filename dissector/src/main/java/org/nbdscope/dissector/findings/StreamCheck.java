package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** Whether the streams consist of messages: the greeting's magic, bytes out of step, clear text where TLS is due. */
final class StreamCheck extends SessionCheck {

    /** Bytes of a greeting whose second magic is unknown: there is no telling what follows. */
    private static final int UNKNOWN_GREETING = 16;
    private static final int IANA_PORT = 10809;
    private static final int KNOWN_HANDSHAKE_FLAGS = 3;

    /** End in the server's stream of its agreement to TLS; -1 before that. */
    private long agreedEnd = -1;

    StreamCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void handshake(Message message) {
        if (message.kind == MessageKind.GREETING) {
            greeting(message);
        } else if (session.session.tls() == TlsState.ENCRYPTED && message.kind != MessageKind.TLS) {
            if (agreedEnd < 0) {
                agreedEnd = message.streamOffset + message.bytes;
            } else {
                inClear(message);
            }
        }
    }

    /** Whether TLS was agreed on; what is not encrypted has no place behind that. */
    boolean isTlsDue() {
        return agreedEnd >= 0;
    }

    /** What the client sent before it had received the acknowledgement is in the wrong order, and no reply to that. */
    void inClear(Message message) {
        boolean knew = message.from == Side.SERVER || session.received() >= agreedEnd;
        if (knew && session.whole(Side.CLIENT) && session.whole(Side.SERVER)) {
            session.report(HandshakeRules.NOT_TLS_AFTER_ACK, null, Fault.of(message.from), message,
                    () -> nameOf(message) + " in clear text although TLS was agreed on.");
        }
    }

    private static String nameOf(Message message) {
        MessageKind kind = message.kind;
        if (kind.isRequest()) {
            return Command.nameOf(message.code);
        }
        if (kind.isReply()) {
            return "A reply with the cookie " + Numbers.cookie(message.cookie);
        }
        return message.from == Side.CLIENT ? OptionType.nameOf(message.code & 0xffff_ffffL)
                : "A reply to " + OptionType.nameOf(message.repliedOption & 0xffff_ffffL);
    }

    private void greeting(Message message) {
        boolean oldstyle = session.session.handshake() == HandshakeStyle.OLDSTYLE;
        if (!oldstyle && message.bytes == UNKNOWN_GREETING && session.handshakeUncut()) {
            session.report(HandshakeRules.BAD_MAGIC, message,
                    () -> "The 8 bytes behind NBDMAGIC are neither IHAVEOPT (newstyle) nor 0x0000420281861253 (oldstyle).");
            session.mute();
            return;
        }
        int port = session.session.connection().port(session.session.direction(message.from));
        if (oldstyle && port == IANA_PORT) {
            session.report(HandshakeRules.OLDSTYLE_ON_IANA_PORT, message, () -> "The server on port 10809 speaks oldstyle.");
        }
        int flags = session.session.handshakeFlags();
        int unknown = oldstyle ? flags : flags & ~KNOWN_HANDSHAKE_FLAGS;
        if (unknown != 0) {
            session.report(HandshakeRules.UNKNOWN_HS_FLAG, message,
                    () -> "The handshake flags have the bits " + Numbers.hex(unknown) + ", which are not defined"
                            + (oldstyle ? " for oldstyle." : "."));
        }
    }

    @Override
    void undecoded(Message message) {
        // What a stream may hold depends on what the other side said before.
        Side other = message.from == Side.CLIENT ? Side.SERVER : Side.CLIENT;
        if (!message.headerExpected || !session.whole(Side.CLIENT) || !session.whole(Side.SERVER) || session.session.searching(other)
                || !session.session.transmission() && !session.handshakeUncut()) {
            return;
        }
        if (session.session.tls() == TlsState.ENCRYPTED) {
            session.report(HandshakeRules.NOT_TLS_AFTER_ACK, null, Fault.of(message.from), message,
                    () -> message.bytes + " bytes of the " + message.from.label() + " are no TLS record although TLS was agreed on.");
        } else {
            session.report(RequestRules.DESYNC, null, Fault.of(message.from), message,
                    () -> "At offset " + message.streamOffset + " of the " + message.from.label() + "'s stream a message is due, but no "
                            + "known magic stands there; " + message.bytes + " bytes were passed over up to the next message, or to "
                            + "the end.");
        }
    }
}
