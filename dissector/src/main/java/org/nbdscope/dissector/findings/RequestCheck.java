package org.nbdscope.dissector.findings;

import java.util.List;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;

/** The form of requests: header, command, flags, and whether the server offered what they use. */
final class RequestCheck extends SessionCheck {

    private static final Command[] COMMANDS = Command.values();

    /** Bits that are documented for some command. */
    private static final int KNOWN_FLAGS = allFlags();
    private static final int FUA = CommandFlag.NBD_CMD_FLAG_FUA.mask();
    private static final int PAYLOAD_LEN = CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.mask();

    /** By command: the flags that are documented for it, those aside that have rules of their own. */
    private static final int[] DOCUMENTED = documented();

    private boolean contextsLooked;
    private boolean contextsMissing;
    private String contextsReason;

    RequestCheck(CheckedSession session) {
        super(session);
    }

    private static int allFlags() {
        int all = 0;
        for (CommandFlag flag : CommandFlag.values()) {
            all |= flag.mask();
        }
        return all;
    }

    private static int[] documented() {
        int[] flags = new int[COMMANDS.length];
        flags[CommandCode.READ] = CommandFlag.NBD_CMD_FLAG_DF.mask();
        flags[CommandCode.WRITE_ZEROES] = CommandFlag.NBD_CMD_FLAG_NO_HOLE.mask() | CommandFlag.NBD_CMD_FLAG_FAST_ZERO.mask();
        flags[CommandCode.BLOCK_STATUS] = CommandFlag.NBD_CMD_FLAG_REQ_ONE.mask();
        for (int i = 0; i < flags.length; i++) {
            flags[i] |= FUA | PAYLOAD_LEN;
        }
        return flags;
    }

    @Override
    void request(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        headerMode(message);
        if ((request.flags & ~KNOWN_FLAGS) != 0) {
            session.report(RequestRules.UNKNOWN_COMMAND_FLAGS, message,
                    () -> Command.nameOf(request.command) + " has the flag bits " + Numbers.hex(request.flags & ~KNOWN_FLAGS) + ".");
        }
        if (request.command >= COMMANDS.length) {
            session.report(RequestRules.UNKNOWN_COMMAND, message, () -> "The command " + request.command + " is not defined.");
            return;
        }
        if (request.flags != 0 || request.extended) {
            flags(message, request);
        }
        if (request.command != CommandCode.READ && request.command != CommandCode.WRITE) {
            command(message, request);
        }
    }

    private void headerMode(Message message) {
        boolean extended = message.kind == MessageKind.EXTENDED_REQUEST;
        if (extended != (session.session.replies() == ReplyMode.EXTENDED) && session.formKnown()) {
            session.report(RequestRules.HEADER_MODE, null, Fault.CLIENT, message,
                    () -> (extended ? "An extended request" : "A compact request") + " on a session that agreed on "
                            + session.session.replies().label() + " replies.");
        }
    }

    private void flags(Message message, PendingRequest request) {
        int flags = request.flags;
        int wrong = flags & KNOWN_FLAGS & ~DOCUMENTED[request.command];
        if (wrong != 0) {
            session.report(RequestRules.FLAG_WRONG_COMMAND, message,
                    () -> Command.nameOf(request.command) + " with " + String.join(", ", CommandFlag.namesOf(wrong)) + ".");
        } else if ((flags & FUA) != 0 && !writes(request.command)) {
            session.report(RequestRules.FLAG_WRONG_COMMAND, Severity.WARNING, message,
                    () -> Command.nameOf(request.command) + " with NBD_CMD_FLAG_FUA, though it writes nothing.");
        }
        payloadLength(message, request, (flags & PAYLOAD_LEN) != 0);
        if (wrong == 0) {
            offered(message, request, flags, CommandFlag.NBD_CMD_FLAG_FUA, TransmissionFlag.NBD_FLAG_SEND_FUA);
            offered(message, request, flags, CommandFlag.NBD_CMD_FLAG_DF, TransmissionFlag.NBD_FLAG_SEND_DF);
            offered(message, request, flags, CommandFlag.NBD_CMD_FLAG_FAST_ZERO, TransmissionFlag.NBD_FLAG_SEND_FAST_ZERO);
        }
    }

    private void payloadLength(Message message, PendingRequest request, boolean set) {
        boolean write = request.command == CommandCode.WRITE;
        if (request.extended && write && !set) {
            session.report(RequestRules.WRITE_WITHOUT_PAYLOAD_LEN, message,
                    () -> "An extended write of " + Numbers.range(request.offset, request.length) + " without NBD_CMD_FLAG_PAYLOAD_LEN; "
                            + (message.bytes > request.length ? "its payload follows nevertheless." : "no payload follows."));
        } else if (set && (!request.extended || !write && request.command != CommandCode.BLOCK_STATUS)) {
            session.report(RequestRules.PAYLOAD_LEN_MISUSED, message,
                    () -> (request.extended ? "" : "A compact ") + Command.nameOf(request.command) + " with NBD_CMD_FLAG_PAYLOAD_LEN.");
        } else if (set && !write && misses(TransmissionFlag.NBD_FLAG_BLOCK_STATUS_PAYLOAD)) {
            session.report(RequestRules.PAYLOAD_LEN_MISUSED, Severity.WARNING, message,
                    () -> "A block status request with payload, which the server did not offer.");
        }
    }

    private static boolean writes(int command) {
        return command == CommandCode.WRITE || command == CommandCode.WRITE_ZEROES
                || command == CommandCode.TRIM;
    }

    private boolean misses(TransmissionFlag flag) {
        Integer flags = session.session.transmissionFlags();
        return flags != null && (flags & flag.mask()) == 0;
    }

    private void offered(Message message, PendingRequest request, int flags, CommandFlag flag, TransmissionFlag offer) {
        if ((flags & flag.mask()) != 0 && misses(offer)) {
            session.report(RequestRules.FEATURE_NOT_OFFERED, message,
                    () -> Command.nameOf(request.command) + " with " + flag + " without the server's " + offer + ".");
        }
    }

    private void command(Message message, PendingRequest request) {
        Command command = COMMANDS[request.command];
        switch (command) {
            case NBD_CMD_FLUSH -> {
                offered(message, command, TransmissionFlag.NBD_FLAG_SEND_FLUSH, null);
                reserved(message, request);
            }
            case NBD_CMD_DISC -> reserved(message, request);
            case NBD_CMD_TRIM -> offered(message, command, TransmissionFlag.NBD_FLAG_SEND_TRIM, null);
            case NBD_CMD_WRITE_ZEROES -> offered(message, command, TransmissionFlag.NBD_FLAG_SEND_WRITE_ZEROES, null);
            case NBD_CMD_CACHE -> offered(message, command, TransmissionFlag.NBD_FLAG_SEND_CACHE, Severity.WARNING);
            case NBD_CMD_RESIZE -> offered(message, command, TransmissionFlag.NBD_FLAG_SEND_RESIZE, null);
            case NBD_CMD_BLOCK_STATUS -> contexts(message);
            default -> {
            }
        }
    }

    private void offered(Message message, Command command, TransmissionFlag offer, Severity severity) {
        if (misses(offer)) {
            session.report(RequestRules.FEATURE_NOT_OFFERED, severity, message, () -> command + " without the server's " + offer + ".");
        }
    }

    private void reserved(Message message, PendingRequest request) {
        if ((request.offset | request.length) != 0) {
            session.report(RequestRules.RESERVED_NONZERO, message, () -> Command.nameOf(request.command) + " has offset "
                    + Numbers.of(request.offset) + " and length " + Numbers.of(request.length) + ".");
        }
    }

    private void contexts(Message message) {
        if (!contextsLooked) {
            contextsLooked = true;
            contextsReason = session.handshakeKnown() ? whyNoContexts() : null;
            contextsMissing = contextsReason != null;
        }
        if (contextsMissing) {
            session.report(RequestRules.BS_NOT_NEGOTIATED, message, () -> "Block status, although " + contextsReason + ".");
        }
    }

    /** Why block status may not be used, or null where it may. */
    private String whyNoContexts() {
        OptionExchange last = null;
        boolean tlsSince = false;
        List<OptionExchange> options = session.session.options();
        for (OptionExchange option : options) {
            if (option.option() == OptionType.NBD_OPT_SET_META_CONTEXT.value()) {
                last = option;
                tlsSince = false;
            }
            tlsSince |= option.option() == OptionType.NBD_OPT_STARTTLS.value() && acknowledged(option);
        }
        if (last == null) {
            return "no metadata context was selected";
        }
        if (tlsSince) {
            return "TLS was started after the contexts were selected";
        }
        if (!acknowledged(last) || last.replies().size() < 2) {
            return "the server granted no metadata context";
        }
        String export = session.session.export();
        if (export != null && last.name() != null && !export.equals(last.name())) {
            return "the contexts were selected for the export \"" + last.name() + "\", not for \"" + export + '"';
        }
        return null;
    }

    private static boolean acknowledged(OptionExchange option) {
        int replies = option.replies().size();
        return replies > 0 && option.replies().get(replies - 1).type() == OptionReplyType.NBD_REP_ACK.value();
    }
}
