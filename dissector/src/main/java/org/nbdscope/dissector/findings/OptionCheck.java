package org.nbdscope.dissector.findings;

import java.util.HashSet;
import java.util.List;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** What the client says in the handshake: flags and options. */
final class OptionCheck extends SessionCheck {

    private static final long STALL_NANOS = 10_000_000_000L;

    private OptionExchange last;
    private OptionExchange lastContexts;
    private boolean wrongFlags;
    private boolean stateful;
    /** End in the server's stream of its last reply. */
    private long lastReplyEnd;
    /** End in the server's stream of the reply that announced the shutdown; -1 where there was none. */
    private long shutdownEnd = -1;
    /** The server ended its stream before the client did. */
    private boolean hungUp;
    private long greetingNanos = Long.MIN_VALUE;

    OptionCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void handshake(Message message) {
        switch (message.kind) {
            case GREETING -> greetingNanos = message.timeNanos;
            case CLIENT_FLAGS -> clientFlags(message);
            case OPTION -> option(message);
            case OPTION_REPLY, EXPORT_INFORMATION -> {
                lastReplyEnd = message.streamOffset + message.bytes;
                if (message.kind == MessageKind.OPTION_REPLY && message.code == OptionReplyType.NBD_REP_ERR_SHUTDOWN.value()
                        && shutdownEnd < 0) {
                    shutdownEnd = lastReplyEnd;
                }
                serverStays(message);
            }
            default -> {
            }
        }
        if (greetingNanos != Long.MIN_VALUE && message.timeNanos - greetingNanos > STALL_NANOS && message.kind != MessageKind.TLS) {
            long seconds = (message.timeNanos - greetingNanos) / 1_000_000_000;
            greetingNanos = Long.MIN_VALUE;
            session.report(HandshakeRules.HANDSHAKE_STALLED, message, () -> "The handshake goes on " + seconds + " s after the greeting.");
        }
    }

    private void clientFlags(Message message) {
        int unknown = message.flags & ~(session.session.handshakeFlags() & 3);
        if (unknown != 0 && session.session.handshakeSeen()) {
            wrongFlags = true;
            session.report(HandshakeRules.CLIENT_FLAG_NOT_OFFERED, message, () -> "The client flags have the bits " + Numbers.hex(unknown)
                    + ", which the server did not offer.");
        }
    }

    private void serverStays(Message message) {
        if (wrongFlags) {
            wrongFlags = false;
            session.report(HandshakeRules.CLIENT_FLAG_NOT_OFFERED, null, Fault.SERVER, message,
                    () -> "The server goes on although the client set a flag that was not offered.");
        }
    }

    private void option(Message message) {
        OptionExchange option = message.option;
        OptionType type = OptionType.of(option.option());
        OptionExchange before = last;
        last = option;
        if (before != null) {
            order(message, before, type);
        }
        if (shutdownEnd >= 0 && type != OptionType.NBD_OPT_ABORT && session.received() >= shutdownEnd) {
            session.report(RequestRules.CONTINUED_AFTER_SHUTDOWN, message, () -> OptionType.nameOf(option.option() & 0xffff_ffffL)
                    + " although the client had received NBD_REP_ERR_SHUTDOWN.");
        }
        if (type == null) {
            return;
        }
        data(message, option, type);
        names(message, option);
        switch (type) {
            case NBD_OPT_EXPORT_NAME -> exportName(message);
            case NBD_OPT_STARTTLS -> startTls(message);
            case NBD_OPT_LIST_META_CONTEXT -> contexts(message, Severity.WARNING);
            case NBD_OPT_SET_META_CONTEXT -> {
                contexts(message, null);
                replaced(message, option);
            }
            default -> {
            }
        }
        stateful |= type == OptionType.NBD_OPT_STRUCTURED_REPLY || type == OptionType.NBD_OPT_SET_META_CONTEXT
                || type == OptionType.NBD_OPT_EXTENDED_HEADERS;
    }

    private boolean certain() {
        return session.whole(Side.CLIENT) && session.whole(Side.SERVER) && session.handshakeUncut()
                && session.session.tls() == TlsState.NONE;
    }

    private void order(Message message, OptionExchange before, OptionType type) {
        boolean abort = type == OptionType.NBD_OPT_ABORT;
        boolean answered = before.finished() && session.received() >= lastReplyEnd;
        // The reply that is due may be what cannot be read.
        if (!answered && !session.session.searching(Side.SERVER) && before.option() != OptionType.NBD_OPT_EXPORT_NAME.value() && certain()
                && !session.atFault(Side.SERVER)) {
            session.report(HandshakeRules.OPTION_BEFORE_FINAL_REPLY, message,
                    () -> OptionType.nameOf(message.option.option() & 0xffff_ffffL)
                    + " was sent before the final reply to " + OptionType.nameOf(before.option() & 0xffff_ffffL) + ".");
        }
        if (before.option() == OptionType.NBD_OPT_STARTTLS.value() && refused(before) && !abort && type != OptionType.NBD_OPT_STARTTLS) {
            session.report(HandshakeRules.TLS_DOWNGRADE, message, () -> "The server refused NBD_OPT_STARTTLS, and the client went on with "
                    + OptionType.nameOf(message.option.option() & 0xffff_ffffL) + " in clear text.");
        }
    }

    private static boolean refused(OptionExchange option) {
        int replies = option.replies().size();
        return replies > 0 && option.replies().get(replies - 1).type() < 0;
    }

    private static boolean acknowledged(OptionExchange option) {
        int replies = option.replies().size();
        return replies > 0 && option.replies().get(replies - 1).type() == OptionReplyType.NBD_REP_ACK.value();
    }

    private void data(Message message, OptionExchange option, OptionType type) {
        boolean none = switch (type) {
            case NBD_OPT_LIST, NBD_OPT_STARTTLS, NBD_OPT_STRUCTURED_REPLY, NBD_OPT_EXTENDED_HEADERS, NBD_OPT_ABORT -> true;
            default -> false;
        };
        if (none && option.length() > 0) {
            session.report(HandshakeRules.OPT_DATA_FORBIDDEN, type == OptionType.NBD_OPT_ABORT ? Severity.WARNING : null, message,
                    () -> type + " with " + option.length() + " bytes of data.");
        }
    }

    private void names(Message message, OptionExchange option) {
        if (option.isBroken()) {
            session.report(HandshakeRules.NAME_LENGTH, message, () -> "The lengths and counts inside "
                    + OptionType.nameOf(option.option() & 0xffff_ffffL) + " do not make up its " + option.length() + " bytes of data.");
            return;
        }
        if (option.whole() && option.name() != null) {
            WireString.judge(session, message, "The export's name", option.name());
        }
        List<String> queries = option.queries();
        if (option.whole() && queries != null) {
            queries.forEach(query -> WireString.judge(session, message, "A query", query));
        }
        List<Integer> requests = option.informationRequests();
        if (requests != null && new HashSet<>(requests).size() < requests.size()) {
            session.report(HandshakeRules.DUP_INFO_REQUEST, message, () -> "The information requests are " + requests + ".");
        }
    }

    private void exportName(Message message) {
        if (session.session.replies() == ReplyMode.EXTENDED) {
            session.report(HandshakeRules.EXPORT_NAME_AFTER_EXT, message,
                    () -> "NBD_OPT_EXPORT_NAME after NBD_OPT_EXTENDED_HEADERS was acknowledged.");
        }
    }

    private void startTls(Message message) {
        if (stateful && session.session.tls() == TlsState.NONE) {
            session.report(HandshakeRules.STATE_BEFORE_STARTTLS, message,
                    () -> "NBD_OPT_STARTTLS comes after options with effect, which were sent in clear text.");
        }
    }

    private void contexts(Message message, Severity severity) {
        if (session.session.replies() == ReplyMode.SIMPLE && certain()) {
            session.report(HandshakeRules.META_BEFORE_SR, severity, message, () -> OptionType.nameOf(message.option.option())
                    + " before structured replies or extended headers were granted.");
        }
    }

    private void replaced(Message message, OptionExchange option) {
        if (lastContexts != null && acknowledged(lastContexts) && lastContexts.replies().size() > 1) {
            session.report(HandshakeRules.META_REPLACED, message,
                    () -> "A second NBD_OPT_SET_META_CONTEXT; the contexts of the first are gone.");
        }
        lastContexts = option;
    }

    @Override
    void ended(Side from, boolean reset, long frame, long timeNanos) {
        boolean own = !reset || session.session.connection().resetBy() == session.session.direction(from);
        hungUp |= own && from == Side.SERVER && !session.leftFirst(Side.CLIENT);
        boolean clientsTurn = last == null || last.finished();
        if (clientsTurn && !session.session.transmission() && session.session.tls() == TlsState.NONE && greetingNanos != Long.MIN_VALUE
                && timeNanos - greetingNanos > STALL_NANOS && certain()) {
            long seconds = (timeNanos - greetingNanos) / 1_000_000_000;
            greetingNanos = Long.MIN_VALUE;
            session.report(HandshakeRules.HANDSHAKE_STALLED, Fault.CLIENT, frame, () -> "The connection ended " + seconds
                    + " s after the greeting, and the client had not chosen an export.");
        }
    }

    @Override
    void closed() {
        if (!hungUp || last == null || last.finished() || !certain() || session.session.transmission() || session.atFault(Side.CLIENT)
                || session.atFault(Side.SERVER) || session.session.handshake() != HandshakeStyle.FIXED_NEWSTYLE) {
            return;
        }
        OptionType type = OptionType.of(last.option());
        long frame = session.endFrame(Side.SERVER);
        if (type == OptionType.NBD_OPT_ABORT) {
            session.report(HandshakeRules.ABORT_NOT_ACKED, Fault.SERVER, frame,
                    () -> "The server closed without replying to NBD_OPT_ABORT.");
        } else if (type != OptionType.NBD_OPT_EXPORT_NAME) {
            session.report(HandshakeRules.OPT_UNKNOWN_DISCONNECT, Fault.SERVER, frame, () -> "The server closed "
                    + (last.replies().isEmpty() ? "instead of replying to " : "before its final reply to ")
                    + OptionType.nameOf(last.option() & 0xffff_ffffL) + ".");
        }
    }
}
