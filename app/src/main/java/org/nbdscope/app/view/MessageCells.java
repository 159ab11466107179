package org.nbdscope.app.view;

import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.detail.MessageType;
import org.nbdscope.dissector.export.MessageSummary;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Side;

/** A row per message. */
public final class MessageCells implements RowCells {

    /** Before the type of a reply. */
    private static final String REPLY_ARROW = "↳ ";
    private static final String REPLY_PREFIX = "NBD_REPLY_TYPE_";
    private static final String REPLY_FLAG_PREFIX = "NBD_REPLY_FLAG_";

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final MessageSummary summary;
    private final MessageFacts facts;
    private final CaptureDocument document;

    /** Cells for the messages of this document. */
    public MessageCells(CaptureDocument document) {
        CaptureModel model = document.model();
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
        this.summary = new MessageSummary(model);
        this.facts = new MessageFacts(model);
        this.document = document;
    }

    @Override
    public String text(ListColumn column, int row) {
        return switch (column) {
            case NUMBER -> Integer.toString(row);
            case TIME -> "";
            case CONNECTION -> facts.connection(messages.session(row));
            case DIRECTION -> messages.from(row) == Side.CLIENT ? "client → server" : "client ← server";
            case MESSAGE -> type(row);
            case OFFSET, LENGTH -> "";
            case FLAGS -> flags(row);
            case STATUS -> status(row);
            case LATENCY -> MessageFacts.duration(latencyNanos(row));
            case DEPTH -> depth(row) == 0 ? "" : Integer.toString(depth(row));
            case FINDING -> MessageFacts.notes(findings(row), cause(row));
            case SUMMARY -> summary.of(row);
            case SOURCE, DESTINATION, PROTOCOL, INFO -> "";
        };
    }

    private String type(int row) {
        MessageKind kind = messages.kind(row);
        int transaction = messages.transaction(row);
        return switch (kind) {
            case COMPACT_REQUEST, EXTENDED_REQUEST -> MessageFacts.command(messages.code(row)) + " request";
            case SIMPLE_REPLY -> REPLY_ARROW + (transaction < 0 ? "reply"
                    : MessageFacts.command(transactions.command(transaction)) + " reply");
            case STRUCTURED_CHUNK, EXTENDED_CHUNK -> REPLY_ARROW + ReplyType.nameOf(messages.code(row)).replace(REPLY_PREFIX, "");
            case OPTION -> MessageType.of(kind, messages.code(row)).replace("NBD_OPT_", "");
            case OPTION_REPLY -> REPLY_ARROW + MessageType.of(kind, messages.code(row)).replace("NBD_REP_", "");
            case GREETING -> "Greeting";
            case CLIENT_FLAGS -> "Client flags";
            case EXPORT_INFORMATION -> REPLY_ARROW + "export information";
            case TLS -> "TLS record";
            case UNDECODED -> "undecoded";
        };
    }

    private String flags(int row) {
        return MessageFacts.shorter(flagNames(row), messages.kind(row).isRequest() ? MessageFacts.FLAG_PREFIX : REPLY_FLAG_PREFIX);
    }

    @Override
    public List<String> flagNames(int row) {
        MessageKind kind = messages.kind(row);
        int flags = messages.flags(row);
        boolean any = flags != 0 && (kind.isRequest() || kind.isChunk());
        return !any ? List.of() : kind.isRequest() ? CommandFlag.namesOf(flags) : ReplyFlag.namesOf(flags);
    }

    private String status(int row) {
        MessageKind kind = messages.kind(row);
        int transaction = messages.transaction(row);
        if (kind.isRequest()) {
            return requestStatus(transaction);
        }
        if (kind.isReply()) {
            int error = facts.errorOf(row);
            if (error != 0 || messages.isError(row)) {
                return MessageFacts.error(error);
            }
            if (transaction < 0) {
                return "no request known";
            }
            return messages.isBlockStatus(row) ? extents(row) : "OK";
        }
        if (kind == MessageKind.OPTION_REPLY && messages.code(row) < 0) {
            return "refused";
        }
        return "";
    }

    private String extents(int row) {
        int count = messages.extents(row);
        return count == 1 ? "OK · 1 extent" : "OK · " + count + " extents";
    }

    private String requestStatus(int transaction) {
        if (!MessageFacts.answerDue(transactions.command(transaction))) {
            return "no reply is due";
        }
        if (transactions.answered(transaction)) {
            return "answered in #" + transactions.lastReply(transaction);
        }
        return transactions.finished(transaction) ? "never answered" : "no reply yet";
    }

    @Override
    public long timeNanos(int row) {
        return messages.timeNanos(row);
    }

    @Override
    public long latencyNanos(int row) {
        int transaction = messages.transaction(row);
        return transaction < 0 ? -1 : facts.latency(transaction);
    }

    @Override
    public int depth(int row) {
        return document.depth(messages.transaction(row));
    }

    @Override
    public List<PlacedFinding> findings(int row) {
        return document.notes().ofMessage(row);
    }

    @Override
    public MapCause cause(int row) {
        return messages.kind(row).isRequest() ? document.notes().cause(messages.transaction(row)) : null;
    }

    @Override
    public Long offset(int row) {
        MessageKind kind = messages.kind(row);
        int transaction = messages.transaction(row);
        if (isContent(row, kind)) {
            return messages.offsetKnown(row) ? messages.offset(row) : null;
        }
        return hasRange(kind, transaction) ? (Long) transactions.offset(transaction) : null;
    }

    @Override
    public Long length(int row) {
        MessageKind kind = messages.kind(row);
        int transaction = messages.transaction(row);
        if (isContent(row, kind)) {
            return messages.offsetKnown(row) ? messages.length(row) : null;
        }
        return hasRange(kind, transaction) ? (Long) transactions.length(transaction) : null;
    }

    private boolean hasRange(MessageKind kind, int transaction) {
        return (kind.isRequest() || kind.isReply()) && transaction >= 0 && MessageFacts.hasRange(transactions.command(transaction));
    }

    private boolean isContent(int row, MessageKind kind) {
        int code = messages.code(row);
        return kind.isChunk()
                && (code == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value() || code == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value());
    }

    @Override
    public CommandGroup group(int row) {
        return CommandGroup.of(model, row);
    }

    @Override
    public boolean error(int row) {
        MessageKind kind = messages.kind(row);
        return kind.isReply() && (messages.isError(row) || facts.errorOf(row) != 0);
    }

    @Override
    public boolean faint(int row) {
        return messages.kind(row) == MessageKind.UNDECODED;
    }

    @Override
    public int message(int row) {
        return row;
    }

    @Override
    public int rowOf(int message) {
        return message;
    }

    @Override
    public boolean marked(int row, Workspace workspace) {
        return workspace.marked(message(row));
    }
}
