package org.nbdscope.dissector.findings;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.nbdscope.dissector.protocol.InformationType;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.SimpleReply;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** What the server says in the handshake: replies to options, and what they tell of the export. */
final class OptionReplyCheck extends SessionCheck {

    /** No reply to an option needs more data. */
    private static final long MAX_REPLY = 64 << 10;
    /** Bytes of the answer to NBD_OPT_EXPORT_NAME, and of the zeroes that may follow it. */
    private static final int BARE_EXPORT = 10;
    private static final int PADDING = 124;
    private static final int NO_ZEROES = 2;
    private static final int OPTION_REPLY_HEADER = 20;
    private static final int MAX_MINIMUM = 1 << 16;
    private static final int LEAST_PREFERRED = 512;
    /** Length of the data of NBD_INFO_EXPORT and NBD_INFO_BLOCK_SIZE. */
    private static final int EXPORT_LENGTH = 12;
    private static final int BLOCK_SIZE_LENGTH = 14;
    /** The least data of NBD_REP_INFO and NBD_REP_META_CONTEXT. */
    private static final int INFORMATION_TYPE = 2;
    private static final int CONTEXT_ID = 4;

    private boolean extendedHeaders;
    /** The server told that it does without TLS. */
    private boolean noTls;
    /** The last option, where it was NBD_OPT_INFO and acknowledged. */
    private OptionExchange lastInfo;
    private Long minimumBlock;
    private final Set<Long> contextIds = new HashSet<>();

    /** Whether the client turned off the zeroes behind the export information. */
    private boolean noZeroes;
    private long exportEnd = -1;
    private boolean tooShort;
    private boolean outOfPlace;

    OptionReplyCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void handshake(Message message) {
        if (message.kind == MessageKind.OPTION_REPLY) {
            reply(message);
        } else if (message.kind == MessageKind.OPTION) {
            contextIds.clear();
            minimumBlock = null;
        } else if (message.kind == MessageKind.EXPORT_INFORMATION) {
            exportEnd = message.streamOffset + message.bytes;
            tooShort = !noZeroes && message.bytes == BARE_EXPORT && session.session.handshake() != HandshakeStyle.OLDSTYLE;
            export(message, message.length, message.flags);
        } else if (message.kind == MessageKind.CLIENT_FLAGS) {
            noZeroes = (message.flags & session.session.handshakeFlags() & NO_ZEROES) != 0;
        }
    }

    /** A reply right behind 10 bytes of export information shows that no zeroes come any more. */
    @Override
    void reply(Message message, RequestNotes notes) {
        outOfPlace = false;
        if (tooShort && message.streamOffset == exportEnd && known()) {
            session.report(HandshakeRules.EXPORT_PADDING, message, () -> "The first reply follows 10 bytes of export information at once; "
                    + PADDING + " zeroes are due between them.");
        }
        tooShort = false;
        OptionExchange due = optionDue();
        if (due != null) {
            outOfPlace = true;
            session.report(HandshakeRules.OPT_REPLY_MISMATCH, message, () -> "A reply of the transmission phase where one to "
                    + OptionType.nameOf(due.option() & 0xffff_ffffL) + " is due.");
        }
    }

    /** Whether the last reply stands where one to an option is due: then it answers no request either. */
    boolean isOutOfPlace() {
        return outOfPlace;
    }

    /** The option that waits for its reply; null where none does, or where that is not known. */
    private OptionExchange optionDue() {
        List<OptionExchange> options = session.session.options();
        boolean none = options.isEmpty() || session.session.size() != null || session.working || !known();
        OptionExchange last = none ? null : options.get(options.size() - 1);
        return last == null || last.finished() || session.session.tls() != TlsState.NONE ? null : last;
    }

    /** Whether bytes that are no message are zeroes which should not have been sent: all of them, or too few for a reply. */
    boolean padding(Message message) {
        boolean all = noZeroes && message.bytes == PADDING;
        boolean few = message.bytes < SimpleReply.SIZE && message.missing == 0 && message.incomplete == null && message.headerExpected;
        if (message.from != Side.SERVER || message.streamOffset != exportEnd || !all && !few || !known()) {
            return false;
        }
        session.report(HandshakeRules.EXPORT_PADDING, message, () -> message.bytes + " bytes behind the export information, where "
                + (noZeroes ? "no zeroes" : PADDING + " zeroes") + " were agreed on.");
        return true;
    }

    private boolean known() {
        return session.whole(Side.CLIENT) && session.whole(Side.SERVER) && session.handshakeKnown();
    }

    @Override
    void undecoded(Message message) {
        if (message.incomplete != MessageKind.OPTION_REPLY || !session.whole(Side.SERVER)) {
            return;
        }
        long length = message.announcedBytes - OPTION_REPLY_HEADER;
        boolean clean = session.session.connection().startSeen(session.session.direction(Side.SERVER));
        if (length > MAX_REPLY || clean && session.endedCleanly(Side.SERVER)) {
            session.report(HandshakeRules.OPT_REPLY_LENGTH, message, () -> "An option reply of " + length + " bytes is announced; "
                    + (message.bytes - OPTION_REPLY_HEADER) + " follow.");
        }
    }

    private void reply(Message message) {
        OptionExchange option = message.option;
        OptionReply reply = message.optionReply;
        if (message.payload > MAX_REPLY) {
            session.report(HandshakeRules.OPT_REPLY_LENGTH, message, () -> "An option reply of " + message.payload + " bytes.");
        }
        if (option == null || option.option() != message.repliedOption) {
            mismatch(message, option);
            return;
        }
        if (fits(message)) {
            strings(message, reply);
        } else {
            session.report(HandshakeRules.OPT_REPLY_LENGTH, message, () -> OptionReplyType.of(message.code) + " with " + message.payload
                    + " bytes of data.");
        }
        OptionReplyType type = OptionReplyType.of(message.code);
        OptionType asked = OptionType.of(option.option());
        if (type == null || asked == null) {
            return;
        }
        switch (type) {
            case NBD_REP_INFO -> information(message, reply);
            case NBD_REP_META_CONTEXT -> context(message, asked, reply);
            case NBD_REP_ACK -> acknowledged(message, asked, option);
            case NBD_REP_ERR_TLS_REQD -> {
                if (asked == OptionType.NBD_OPT_STARTTLS || asked == OptionType.NBD_OPT_ABORT) {
                    session.report(HandshakeRules.TLS_REQD_MISUSED, message, () -> "NBD_REP_ERR_TLS_REQD in reply to " + asked + ".");
                } else if (noTls) {
                    session.report(HandshakeRules.TLS_REQD_MISUSED, message, () -> "NBD_REP_ERR_TLS_REQD in reply to " + asked
                            + ", although the server had refused NBD_OPT_STARTTLS as something it does not do.");
                }
            }
            case NBD_REP_ERR_BLOCK_SIZE_REQD -> {
                if (option.informationRequests() != null
                        && option.informationRequests().contains(InformationType.NBD_INFO_BLOCK_SIZE.value())) {
                    session.report(HandshakeRules.BLOCKSIZE_REQD_WRONG, message,
                            () -> "NBD_REP_ERR_BLOCK_SIZE_REQD although the request lists NBD_INFO_BLOCK_SIZE.");
                }
            }
            case NBD_REP_ERR_UNSUP -> {
                noTls |= asked == OptionType.NBD_OPT_STARTTLS;
                if (asked == OptionType.NBD_OPT_GO && extendedHeaders) {
                    session.report(HandshakeRules.GO_UNSUP_AFTER_EXT, message,
                            () -> "NBD_REP_ERR_UNSUP to NBD_OPT_GO after extended headers were granted.");
                }
            }
            case NBD_REP_ERR_POLICY -> noTls |= asked == OptionType.NBD_OPT_STARTTLS;
            default -> {
            }
        }
        if (message.code < 0 || type == OptionReplyType.NBD_REP_ACK) {
            boolean info = asked == OptionType.NBD_OPT_INFO && type == OptionReplyType.NBD_REP_ACK;
            lastInfo = info ? option : null;
        }
    }

    /** Whether the data has the length, or the least length, that the reply's type wants. */
    private static boolean fits(Message message) {
        OptionReplyType type = OptionReplyType.of(message.code);
        return type == null || switch (type) {
            case NBD_REP_ACK -> message.payload == 0;
            case NBD_REP_INFO -> message.payload >= INFORMATION_TYPE;
            case NBD_REP_META_CONTEXT -> message.payload >= CONTEXT_ID;
            default -> true;
        };
    }

    private void strings(Message message, OptionReply reply) {
        if (message.overrun) {
            session.report(HandshakeRules.NAME_LENGTH, null, Fault.SERVER, message,
                    () -> "The length of a name reaches beyond the " + message.payload + " bytes of the reply.");
            return;
        }
        WireString.judge(session, message, "The export's name", reply.name());
        WireString.judge(session, message, "The context's name", reply.context());
        WireString.judge(session, message, "The text", reply.text());
    }

    private void mismatch(Message message, OptionExchange option) {
        if (!session.whole(Side.CLIENT) || !session.whole(Side.SERVER) || !session.handshakeUncut()) {
            return;
        }
        String named = OptionType.nameOf(message.repliedOption & 0xffff_ffffL);
        boolean swapped = option != null && Integer.reverseBytes(message.repliedOption) == option.option();
        session.report(HandshakeRules.OPT_REPLY_MISMATCH, message, () -> option == null
                ? "A reply to " + named + ", but no option waits for one."
                : "A reply to " + named + " where one to " + OptionType.nameOf(option.option() & 0xffff_ffffL) + " is due"
                        + (swapped ? "; the bytes of the number are in the wrong order." : "."));
    }

    private void information(Message message, OptionReply reply) {
        if (reply.information() == null) {
            return;
        }
        InformationType type = InformationType.of(reply.information());
        boolean export = type == InformationType.NBD_INFO_EXPORT;
        boolean blockSize = type == InformationType.NBD_INFO_BLOCK_SIZE;
        int due = export ? EXPORT_LENGTH : BLOCK_SIZE_LENGTH;
        if ((export || blockSize) && message.payload != due) {
            session.report(HandshakeRules.OPT_REPLY_LENGTH, message,
                    () -> type + " with " + message.payload + " bytes instead of " + due + ".");
        } else if (export && reply.size() != null) {
            export(message, reply.size(), reply.transmissionFlags());
            multiple(message, reply.size(), minimumBlock);
        } else if (blockSize && reply.minimumBlockSize() != null) {
            blockSizes(message, reply);
        }
    }

    private void export(Message message, long size, int flags) {
        if (size < 0) {
            session.report(HandshakeRules.SIZE_SIGN_BIT, message, () -> "The export has " + Numbers.of(size) + " bytes.");
        }
        boolean whole = session.whole(Side.SERVER) && session.whole(Side.CLIENT) && session.handshakeUncut();
        if (!whole && message.kind == MessageKind.EXPORT_INFORMATION) {
            return;
        }
        ReplyMode mode = session.session.replies();
        if (!has(flags, TransmissionFlag.NBD_FLAG_HAS_FLAGS)) {
            basis(message, "NBD_FLAG_HAS_FLAGS is not set");
        } else if (has(flags, TransmissionFlag.NBD_FLAG_SEND_FAST_ZERO) && !has(flags, TransmissionFlag.NBD_FLAG_SEND_WRITE_ZEROES)) {
            basis(message, "NBD_FLAG_SEND_FAST_ZERO without NBD_FLAG_SEND_WRITE_ZEROES");
        } else if (whole && has(flags, TransmissionFlag.NBD_FLAG_SEND_DF) && mode == ReplyMode.SIMPLE) {
            basis(message, "NBD_FLAG_SEND_DF without structured replies or extended headers");
        } else if (whole && has(flags, TransmissionFlag.NBD_FLAG_BLOCK_STATUS_PAYLOAD) && mode != ReplyMode.EXTENDED) {
            basis(message, "NBD_FLAG_BLOCK_STATUS_PAYLOAD without extended headers");
        }
    }

    private static boolean has(int flags, TransmissionFlag flag) {
        return (flags & flag.mask()) != 0;
    }

    private void basis(Message message, String what) {
        session.report(HandshakeRules.FLAGS_WITHOUT_BASIS, message, () -> "The transmission flags: " + what + ".");
    }

    private void multiple(Message message, Long size, Long minimum) {
        if (size != null && minimum != null && minimum > 1 && Long.remainderUnsigned(size, minimum) != 0) {
            session.report(HandshakeRules.SIZE_NOT_MULTIPLE_OF_MIN, message, () -> "The export has " + Numbers.of(size)
                    + " bytes; the minimum block size is " + minimum + ".");
        }
    }

    private void blockSizes(Message message, OptionReply reply) {
        long minimum = reply.minimumBlockSize();
        long preferred = reply.preferredBlockSize();
        long most = reply.maximumPayloadSize();
        minimumBlock = minimum;
        boolean valid = Numbers.isPowerOfTwo(minimum) && minimum <= MAX_MINIMUM && Numbers.isPowerOfTwo(preferred)
                && preferred >= Math.max(minimum, LEAST_PREFERRED) && most >= preferred;
        if (!valid) {
            session.report(HandshakeRules.BLOCKSIZE_INVALID, message, () -> "Minimum " + minimum + ", preferred " + preferred
                    + ", maximum payload " + most + ".");
        }
        for (OptionReply earlier : message.option.replies()) {
            if (earlier.size() != null) {
                multiple(message, earlier.size(), minimum);
            }
        }
    }

    private void context(Message message, OptionType asked, OptionReply reply) {
        if (asked == OptionType.NBD_OPT_SET_META_CONTEXT && reply.contextId() != null && !contextIds.add(reply.contextId())) {
            session.report(HandshakeRules.META_DUP_ID, message, () -> "The id " + reply.contextId() + " is given to \"" + reply.context()
                    + "\" and to another context.");
        }
    }

    private void acknowledged(Message message, OptionType asked, OptionExchange option) {
        if (asked == OptionType.NBD_OPT_EXTENDED_HEADERS) {
            extendedHeaders = true;
        } else if (asked == OptionType.NBD_OPT_STRUCTURED_REPLY && extendedHeaders) {
            session.report(HandshakeRules.SR_AFTER_EXT_ACKED, message,
                    () -> "NBD_OPT_STRUCTURED_REPLY was acknowledged after extended headers.");
        } else if (asked == OptionType.NBD_OPT_STARTTLS) {
            extendedHeaders = false;
        } else if (asked == OptionType.NBD_OPT_GO || asked == OptionType.NBD_OPT_INFO) {
            if (option.replies().stream().noneMatch(reply -> Objects.equals(reply.information(), InformationType.NBD_INFO_EXPORT.value()))
                    && session.whole(Side.SERVER) && session.session.tls() != TlsState.ENCRYPTED && session.handshakeUncut()) {
                session.report(HandshakeRules.GO_NO_INFO_EXPORT, message, () -> asked + " was acknowledged without NBD_INFO_EXPORT.");
            }
            compare(message, asked, option);
        }
    }

    /** NBD_OPT_INFO and NBD_OPT_GO with the same parameters, one right after the other, have the same answers. */
    private void compare(Message message, OptionType asked, OptionExchange go) {
        OptionExchange info = lastInfo;
        if (asked != OptionType.NBD_OPT_GO || info == null || !session.handshakeUncut() || !Objects.equals(info.name(), go.name())
                || !Objects.equals(info.informationRequests(), go.informationRequests())) {
            return;
        }
        if (!told(info).equals(told(go))) {
            session.report(HandshakeRules.INFO_GO_DIFFER, message,
                    () -> "NBD_OPT_INFO was answered " + told(info) + ", NBD_OPT_GO " + told(go) + ".");
        }
    }

    /** What the replies tell of the export, in no order. */
    private static Set<String> told(OptionExchange option) {
        Set<String> told = new TreeSet<>();
        for (OptionReply reply : option.replies()) {
            if (reply.size() != null) {
                told.add("size " + Numbers.of(reply.size()) + ", flags " + Numbers.hex(reply.transmissionFlags()));
            } else if (reply.minimumBlockSize() != null) {
                told.add("block sizes " + reply.minimumBlockSize() + ", " + reply.preferredBlockSize() + ", " + reply.maximumPayloadSize());
            } else if (reply.information() != null) {
                told.add(InformationType.nameOf(reply.information()) + " \"" + reply.text() + '"');
            }
        }
        return told;
    }
}
