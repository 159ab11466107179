package org.nbdscope.dissector.export;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ErrorDetail;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.TlsContentType;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.Session;

/** What a message says, in one line for people. */
public final class MessageSummary {

    private static final String FLAG_PREFIX = "NBD_CMD_FLAG_";
    private static final Map<Command, String> WORDS = new EnumMap<>(Arrays.stream(Command.values())
            .collect(Collectors.toMap(Function.identity(), MessageSummary::words)));

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;

    /** Summaries of the messages of this model. */
    public MessageSummary(CaptureModel model) {
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
    }

    /** The line for a row of the message table. */
    public String of(int row) {
        String text = switch (messages.kind(row)) {
            case GREETING -> greeting(row);
            case CLIENT_FLAGS -> "Client flags" + list(ClientFlag.namesOf(messages.code(row)));
            case OPTION -> HandshakeSummary.option(messages.option(row));
            case OPTION_REPLY -> optionReply(row);
            case EXPORT_INFORMATION -> exportInformation(row);
            case COMPACT_REQUEST, EXTENDED_REQUEST -> request(row);
            case SIMPLE_REPLY -> simpleReply(row);
            case STRUCTURED_CHUNK, EXTENDED_CHUNK -> chunk(row);
            case TLS -> "TLS record: " + TlsContentType.nameOf(messages.code(row)) + ", " + messages.bytes(row) + " bytes";
            case UNDECODED -> undecoded(row);
        };
        text = PrintableText.of(text);
        long missing = messages.missing(row);
        return missing == 0 || messages.kind(row) == MessageKind.UNDECODED ? text : text + " (" + missing + " bytes not captured)";
    }

    private String greeting(int row) {
        Session session = model.session(messages.session(row));
        if (session.handshake() == HandshakeStyle.OLDSTYLE) {
            return "Oldstyle greeting: export of " + ByteCount.exact(session.size())
                    + list(TransmissionFlag.namesOf(messages.code(row) & 0xffff));
        }
        return "Greeting" + list(HandshakeFlag.namesOf(messages.code(row)));
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "" : ": " + String.join(", ", names);
    }

    private String optionReply(int row) {
        OptionExchange option = messages.option(row);
        String text = HandshakeSummary.reply(messages.optionReply(row));
        return option == null ? text : text + " (to " + OptionType.nameOf(option.option() & 0xffff_ffffL) + ")";
    }

    private String exportInformation(int row) {
        Session session = model.session(messages.session(row));
        return "Export of " + ByteCount.exact(session.size()) + list(TransmissionFlag.namesOf(messages.code(row)));
    }

    private String request(int row) {
        int transaction = messages.transaction(row);
        String flags = commandFlags(messages.flags(row));
        String command = command(transactions.command(transaction));
        boolean whole = transactions.command(transaction) == Command.NBD_CMD_FLUSH.value()
                || transactions.command(transaction) == Command.NBD_CMD_DISC.value();
        return whole ? command + flags
                : command + " of " + ByteCount.range(transactions.offset(transaction), transactions.length(transaction)) + flags;
    }

    private static String command(int code) {
        Command command = Command.of(code);
        return command == null ? Command.nameOf(code) : WORDS.get(command);
    }

    /** READ becomes Read, BLOCK_STATUS becomes Block status. */
    private static String words(Command command) {
        if (command == Command.NBD_CMD_DISC) {
            return "Disconnect";
        }
        String words = Command.nameOf(command.value()).substring("NBD_CMD_".length()).replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String commandFlags(int flags) {
        if (flags == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String name : CommandFlag.namesOf(flags)) {
            String bare = name.startsWith(FLAG_PREFIX) ? name.substring(FLAG_PREFIX.length()) : name;
            text.append(text.isEmpty() ? " with " : ", ").append(bare);
        }
        return text.toString();
    }

    private String simpleReply(int row) {
        String error = messages.code(row) == 0 ? "done" : ErrorValue.nameOf(messages.code(row) & 0xffff_ffffL);
        return replyTo(row) + ": " + error;
    }

    private String chunk(int row) {
        String text = replyTo(row) + ": " + chunkContent(row);
        return messages.completes(row) ? text + ", done" : text;
    }

    private String replyTo(int row) {
        int transaction = messages.transaction(row);
        if (transaction < 0) {
            return "Reply to unknown cookie 0x" + Hex.of64(messages.cookie(row));
        }
        int code = transactions.command(transaction);
        if (code == Command.NBD_CMD_FLUSH.value()) {
            return command(code);
        }
        return command(code) + " of " + ByteCount.range(transactions.offset(transaction), transactions.length(transaction));
    }

    private String chunkContent(int row) {
        ReplyType type = ReplyType.of(messages.code(row));
        if (messages.isError(row)) {
            return error(row);
        }
        if (type == null) {
            return ReplyType.nameOf(messages.code(row)) + ", " + messages.payload(row) + " bytes";
        }
        return switch (type) {
            case NBD_REPLY_TYPE_NONE -> "no data";
            case NBD_REPLY_TYPE_OFFSET_DATA -> "data " + contentRange(row);
            case NBD_REPLY_TYPE_OFFSET_HOLE -> "hole " + contentRange(row);
            case NBD_REPLY_TYPE_BLOCK_STATUS, NBD_REPLY_TYPE_BLOCK_STATUS_EXT -> blockStatus(row);
            default -> ReplyType.nameOf(messages.code(row));
        };
    }

    private String contentRange(int row) {
        return messages.offsetKnown(row) ? ByteCount.range(messages.offset(row), messages.length(row)) : "of unknown offset";
    }

    private String blockStatus(int row) {
        int extents = messages.extents(row);
        long missing = messages.missingExtents(row);
        String count = extents == 1 ? "1 extent" : extents + " extents";
        if (missing > 0) {
            count = extents + " of " + (extents + missing) + " extents";
        }
        Session session = model.session(messages.session(row));
        if (session.contexts() != null && session.contexts().size() > 1) {
            String context = session.contextName(messages.contextId(row));
            count += " in " + (context == null ? "context " + messages.contextId(row) : context);
        }
        return count;
    }

    private String error(int row) {
        ErrorDetail error = messages.error(row);
        StringBuilder text = new StringBuilder(ErrorValue.nameOf(error.error() & 0xffff_ffffL));
        if (error.offset() != null) {
            text.append(" at ").append(ByteCount.exact(error.offset()));
        }
        if (error.text() != null && !error.text().isEmpty()) {
            text.append(" \"").append(error.text()).append('"');
        }
        return text.toString();
    }

    private String undecoded(int row) {
        long bytes = messages.bytes(row);
        long missing = messages.missing(row);
        MessageKind incomplete = messages.incomplete(row);
        String text = missing == bytes ? missing + " bytes not captured" : bytes + " bytes that are no NBD message";
        if (incomplete != null) {
            text = bytes + " bytes of a message that never ended";
        } else if (missing > 0 && missing < bytes) {
            text = bytes + " bytes passed over, " + missing + " of them not captured";
        }
        return text;
    }
}
