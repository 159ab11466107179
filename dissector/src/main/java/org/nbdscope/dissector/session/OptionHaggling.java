package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;

/**
 * What client and server agree on before the transmission phase (section "Newstyle negotiation"): joins option replies with options, and
 * puts what was agreed into the {@link Session}. The decoders of both streams tell it what they read, and ask what is due.
 */
final class OptionHaggling {

    /** Options that wait for their final reply; more than one at a time is against the rules (section "Fixed newstyle negotiation"). */
    private static final int MAX_PENDING_OPTIONS = 1024;

    private final Session session;
    private final SessionListener listener;
    private final ArrayDeque<OptionExchange> pendingOptions = new ArrayDeque<>();
    private int optionCount;
    private boolean noZeroesAsked;
    /** Bytes of the client are missing. */
    private boolean clientHole;

    /** The option and the option reply in hand, until their message is complete. */
    private OptionExchange optionInHand;
    private int repliedOption;
    private Map<Long, String> contextsInHand = new LinkedHashMap<>();

    OptionHaggling(Session session, SessionListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /** Bytes of the client are missing: there may have been an option among them. */
    void clientHole() {
        clientHole = true;
    }

    /** What the client answered to the greeting. */
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

    /**
     * The data of an option, of which the first {@code known} bytes are there.
     *
     * @param frame packet with which they became available
     */
    void optionReceived(Message message, long frame, ByteBuffer bytes, int at, int known) {
        optionInHand = HandshakeParser.option(optionCount, message.code, message.payload, frame, bytes, at, known);
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

    /** As {@link #optionReceived} for the data of an option reply. */
    void optionReplyReceived(Message message, long frame, ByteBuffer bytes, int at, int known) {
        message.optionReply = HandshakeParser.reply(message.code, message.payload, frame, bytes, at, known);
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
}
