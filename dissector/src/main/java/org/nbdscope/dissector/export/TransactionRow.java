package org.nbdscope.dissector.export;

import java.util.Arrays;
import java.util.List;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ErrorDetail;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.session.ReplyMode;
import org.nbdscope.dissector.session.Session;

/** A row per request with its reply. */
public final class TransactionRow implements ExtendableRow {

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final ExtentTable extents;
    private final TransactionValues values;
    /** Rows of the reply messages of the transaction in hand. */
    private int[] replies = new int[8];
    private int row;

    /**
     * Rows of the transactions of this model.
     *
     * @param values the fields of these transactions; used by this object only
     */
    public TransactionRow(CaptureModel model, TransactionValues values) {
        this.values = values;
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
        this.extents = model.extents();
    }

    /** Stands at a row of the transaction table. */
    public TransactionRow at(int newRow) {
        row = newRow;
        return this;
    }

    @Override
    public FieldValues values() {
        return values.at(row);
    }

    @Override
    public void members(RowSink sink) {
        Session session = model.session(transactions.session(row));
        sink.number("session", session.number());
        sink.number("index", transactions.index(row));
        sink.text("command", Command.nameOf(transactions.command(row)));
        flags(transactions.flags(row), sink);
        sink.hexadecimal("cookie", transactions.cookie(row));
        sink.number("offset", transactions.offset(row));
        sink.number("length", transactions.length(row));
        contextIds(transactions.contextIds(row), sink);
        times(sink);
        sink.text("reply", transactions.reply(row) == null ? null : transactions.reply(row).label());
        sink.text("error", transactions.error(row) == 0 ? null : ErrorValue.nameOf(transactions.error(row) & 0xffff_ffffL));
        sink.beginList("chunks");
        int count = collectReplies();
        for (int i = count - 1; i >= 0; i--) {
            if (messages.kind(replies[i]).isChunk()) {
                chunk(session, replies[i], sink);
            }
        }
        sink.endList();
    }

    private static void flags(int flags, RowSink sink) {
        sink.texts("flags", flags == 0 ? List.of() : CommandFlag.namesOf(flags));
    }

    private static void contextIds(long[] contextIds, RowSink sink) {
        if (contextIds == null) {
            if (sink.sameKeys()) {
                sink.unknown("contextIds");
            }
            return;
        }
        sink.beginList("contextIds");
        for (long contextId : contextIds) {
            sink.item(contextId);
        }
        sink.endList();
    }

    private void times(RowSink sink) {
        int request = transactions.request(row);
        if (request == MessageTable.NONE) {
            sink.unknown("requestFrame");
            sink.unknown("requestTimeNanos");
        } else {
            sink.number("requestFrame", messages.frame(request));
            sink.number("requestTimeNanos", messages.timeNanos(request));
        }
        if (!transactions.answered(row)) {
            sink.unknown("replyFrame");
            sink.unknown("latencyNanos");
            return;
        }
        sink.number("replyFrame", messages.frame(transactions.lastReply(row)));
        long latency = latency();
        if (latency < 0) {
            sink.unknown("latencyNanos");
        } else {
            sink.number("latencyNanos", latency);
        }
    }

    /** From the request's completion to the reply's in nanoseconds; negative where one of them is not there, or the reply came first. */
    private long latency() {
        int request = transactions.request(row);
        boolean both = request != MessageTable.NONE && transactions.answered(row);
        return both ? messages.timeNanos(transactions.lastReply(row)) - messages.timeNanos(request) : -1;
    }

    /** The reply messages, last first. */
    private int collectReplies() {
        int count = 0;
        for (int reply = transactions.lastReply(row); reply != MessageTable.NONE; reply = messages.previous(reply)) {
            if (count == replies.length) {
                replies = Arrays.copyOf(replies, count * 2);
            }
            replies[count++] = reply;
        }
        return count;
    }

    private void chunk(Session session, int message, RowSink sink) {
        sink.beginObject();
        sink.text("type", ReplyType.nameOf(messages.code(message)));
        sink.flag("done", ReplyFlag.NBD_REPLY_FLAG_DONE.in(messages.flags(message)));
        sink.number("frame", messages.frame(message));
        ReplyType type = ReplyType.of(messages.code(message));
        if (messages.isError(message)) {
            error(type, messages.error(message), sink);
        } else if (messages.isBlockStatus(message)) {
            blockStatus(session, message, sink);
        } else if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA || type == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE) {
            content(message, sink);
        }
        sink.endObject();
    }

    private void content(int message, RowSink sink) {
        if (messages.offsetKnown(message)) {
            sink.number("offset", messages.offset(message));
            sink.number("length", messages.length(message));
        } else {
            sink.unknown("offset");
            sink.unknown("length");
        }
    }

    private static void error(ReplyType type, ErrorDetail error, RowSink sink) {
        sink.text("error", ErrorValue.nameOf(error.error() & 0xffff_ffffL));
        sink.text("message", error.text());
        if (type == ReplyType.NBD_REPLY_TYPE_ERROR_OFFSET) {
            sink.number("offset", error.offset());
        }
    }

    private void blockStatus(Session session, int message, RowSink sink) {
        long contextId = messages.contextId(message);
        if (contextId < 0) {
            sink.unknown("contextId");
            sink.unknown("context");
        } else {
            sink.number("contextId", contextId);
            sink.text("context", session.contextName(contextId));
        }
        sink.beginList("extents");
        int first = messages.firstExtent(message);
        for (int extent = first; extent < first + messages.extents(message); extent++) {
            sink.beginObject();
            sink.number("offset", extents.offset(extent));
            sink.number("length", extents.length(extent));
            sink.number("flags", extents.flags(extent));
            sink.endObject();
        }
        sink.endList();
        if (messages.missingExtents(message) > 0) {
            sink.number("missingExtents", messages.missingExtents(message));
        }
    }

    @Override
    public void text(StringBuilder line) {
        int request = transactions.request(row);
        line.append(model.session(transactions.session(row)).number()).append('.');
        Columns.left(line, Integer.toString(transactions.index(row)), 6);
        Columns.right(line, request == MessageTable.NONE ? "?" : Long.toString(messages.frame(request)), 7);
        line.append(" → ");
        Columns.left(line, transactions.answered(row) ? Long.toString(messages.frame(transactions.lastReply(row))) : "-", 7);
        Columns.left(line.append(' '), Command.nameOf(transactions.command(row)), 21);
        line.append(' ').append(ByteCount.range(transactions.offset(row), transactions.length(row)));
        for (String flag : CommandFlag.namesOf(transactions.flags(row))) {
            line.append(' ').append(flag);
        }
        replyText(line.append("  "));
    }

    private void replyText(StringBuilder line) {
        if (!transactions.answered(row)) {
            line.append(transactions.command(row) == Command.NBD_CMD_DISC.value() ? "no reply is due" : "no complete reply");
            return;
        }
        line.append(transactions.reply(row).label());
        int chunks = transactions.reply(row) == ReplyMode.SIMPLE ? 0 : collectReplies();
        if (chunks > 1) {
            line.append(", ").append(chunks).append(" chunks");
        }
        if (transactions.error(row) != 0) {
            line.append(", ").append(ErrorValue.nameOf(transactions.error(row) & 0xffff_ffffL));
        }
        if (latency() >= 0) {
            line.append(", ").append(Durations.rounded(latency()));
        }
    }
}
