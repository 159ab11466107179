package org.nbdscope.dissector.filter;

import java.util.IdentityHashMap;
import java.util.Map;
import org.nbdscope.dissector.detail.MessageType;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * The fields whose values the tables hold: asking for them needs no file. A message has the same values here as in its tree, which a test
 * holds against each other; only the beginning of a message that never ended has more in its tree.
 */
final class MessageColumns {

    /** The values of one field in one row; true when the visitor had enough. */
    interface Column {
        boolean each(MessageColumns tables, int row, ValueVisitor visitor);
    }

    private static final Map<FieldDefinition, Column> COLUMNS = columns();

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final ExtentTable extents;

    MessageColumns(CaptureModel model) {
        this.model = model;
        messages = model.messages();
        transactions = model.transactions();
        extents = model.extents();
    }

    static boolean has(FieldDefinition field) {
        return COLUMNS.containsKey(field);
    }

    /** The column of a field; null where the tables have none. */
    static Column of(FieldDefinition field) {
        return COLUMNS.get(field);
    }

    private static Map<FieldDefinition, Column> columns() {
        Map<FieldDefinition, Column> columns = new IdentityHashMap<>();
        request(columns);
        commandFlags(columns);
        reply(columns);
        blockStatus(columns);
        handshake(columns);
        transaction(columns);
        message(columns);
        return columns;
    }

    /** A reply inherits what its request asked for. */
    private static void request(Map<FieldDefinition, Column> columns) {
        columns.put(NbdFields.COMMAND, (t, row, visitor) ->
                t.messages.transaction(row) >= 0 && visitor.number(t.transactions.command(t.messages.transaction(row))));
        columns.put(NbdFields.OFFSET, (t, row, visitor) ->
                t.messages.transaction(row) >= 0 && visitor.number(t.transactions.offset(t.messages.transaction(row))));
        columns.put(NbdFields.LENGTH, (t, row, visitor) -> {
            // The header's own length first, then the request's, as in the tree.
            MessageKind kind = t.messages.kind(row);
            boolean chunk = kind.isChunk() && visitor.number(t.messages.payload(row));
            return chunk || t.messages.transaction(row) >= 0
                    && visitor.number(t.transactions.headerLength(t.messages.transaction(row)));
        });
        columns.put(NbdFields.COOKIE, (t, row, visitor) -> {
            MessageKind kind = t.messages.kind(row);
            return (kind.isRequest() || kind.isReply()) && visitor.number(t.messages.cookie(row));
        });
        columns.put(NbdFields.COMMAND_FLAGS, (t, row, visitor) ->
                t.messages.kind(row).isRequest() && visitor.number(t.messages.flags(row)));
    }

    private static void commandFlags(Map<FieldDefinition, Column> columns) {
        flag(columns, NbdFields.COMMAND_FLAGS_FUA, CommandFlag.NBD_CMD_FLAG_FUA);
        flag(columns, NbdFields.COMMAND_FLAGS_NO_HOLE, CommandFlag.NBD_CMD_FLAG_NO_HOLE);
        flag(columns, NbdFields.COMMAND_FLAGS_DF, CommandFlag.NBD_CMD_FLAG_DF);
        flag(columns, NbdFields.COMMAND_FLAGS_REQ_ONE, CommandFlag.NBD_CMD_FLAG_REQ_ONE);
        flag(columns, NbdFields.COMMAND_FLAGS_FAST_ZERO, CommandFlag.NBD_CMD_FLAG_FAST_ZERO);
        flag(columns, NbdFields.COMMAND_FLAGS_PAYLOAD_LEN, CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN);
    }

    private static void flag(Map<FieldDefinition, Column> columns, FieldDefinition field, CommandFlag flag) {
        columns.put(field, (t, row, visitor) ->
                t.messages.kind(row).isRequest() && visitor.number(flag.in(t.messages.flags(row)) ? 1 : 0));
    }

    private static void reply(Map<FieldDefinition, Column> columns) {
        columns.put(NbdFields.REPLY_TYPE, (t, row, visitor) ->
                t.messages.kind(row).isChunk() && visitor.number(t.messages.code(row)));
        columns.put(NbdFields.REPLY_FLAGS, (t, row, visitor) ->
                t.messages.kind(row).isChunk() && visitor.number(t.messages.flags(row)));
        columns.put(NbdFields.REPLY_FLAGS_DONE, (t, row, visitor) -> t.messages.kind(row).isChunk()
                && visitor.number(ReplyFlag.NBD_REPLY_FLAG_DONE.in(t.messages.flags(row)) ? 1 : 0));
        columns.put(NbdFields.REPLY_OFFSET, (t, row, visitor) ->
                t.messages.kind(row) == MessageKind.EXTENDED_CHUNK && visitor.number(t.messages.headerOffset(row)));
    }

    private static void blockStatus(Map<FieldDefinition, Column> columns) {
        columns.put(NbdFields.EXTENT_OFFSET, (t, row, visitor) -> t.eachExtent(row, visitor, ExtentTable::offset));
        columns.put(NbdFields.EXTENT_LENGTH, (t, row, visitor) -> t.eachExtent(row, visitor, ExtentTable::length));
        columns.put(NbdFields.STATUS_FLAGS, (t, row, visitor) -> t.eachExtent(row, visitor, ExtentTable::flags));
    }

    private interface ExtentColumn {
        long of(ExtentTable table, int extent);
    }

    private boolean eachExtent(int row, ValueVisitor visitor, ExtentColumn column) {
        if (!messages.isBlockStatus(row)) {
            return false;
        }
        int first = messages.firstExtent(row);
        int end = first + messages.extents(row);
        for (int extent = first; extent < end; extent++) {
            if (visitor.number(column.of(extents, extent))) {
                return true;
            }
        }
        return false;
    }

    private static void handshake(Map<FieldDefinition, Column> columns) {
        columns.put(NbdFields.OPTION_REPLY_TYPE, (t, row, visitor) ->
                t.messages.kind(row) == MessageKind.OPTION_REPLY && visitor.number(t.messages.code(row) & 0xffff_ffffL));
    }

    private static void transaction(Map<FieldDefinition, Column> columns) {
        columns.put(NbdFields.TRANSACTION_INDEX, (t, row, visitor) ->
                t.messages.transaction(row) >= 0 && visitor.number(t.transactions.index(t.messages.transaction(row))));
        columns.put(NbdFields.TRANSACTION_LATENCY, (t, row, visitor) -> {
            int transaction = t.messages.transaction(row);
            return transaction >= 0 && t.transactions.answered(transaction)
                    && t.span(t.transactions.request(transaction), t.transactions.lastReply(transaction), visitor);
        });
        columns.put(NbdFields.TIME, (t, row, visitor) -> {
            int transaction = t.messages.transaction(row);
            return transaction >= 0 && t.messages.kind(row).isReply() && t.span(t.transactions.request(transaction), row, visitor);
        });
        columns.put(NbdFields.RESPONSE_TO, (t, row, visitor) -> {
            int transaction = t.messages.transaction(row);
            boolean known = transaction >= 0 && t.messages.kind(row).isReply() && t.transactions.request(transaction) >= 0;
            return known && visitor.number(t.messages.frame(t.transactions.request(transaction)));
        });
        columns.put(NbdFields.RESPONSE_IN, (t, row, visitor) -> {
            int transaction = t.messages.transaction(row);
            boolean known = transaction >= 0 && t.messages.kind(row).isRequest() && t.transactions.answered(transaction);
            return known && visitor.number(t.messages.frame(t.transactions.lastReply(transaction)));
        });
        columns.put(NbdFields.TRANSACTION_UNANSWERED, (t, row, visitor) -> {
            int transaction = t.messages.transaction(row);
            boolean due = transaction >= 0 && t.messages.kind(row).isRequest()
                    && t.transactions.command(transaction) != Command.NBD_CMD_DISC.value();
            return due && !t.transactions.answered(transaction) && visitor.number(1);
        });
    }

    private boolean span(int from, int to, ValueVisitor visitor) {
        if (from < 0) {
            return false;
        }
        long nanos = messages.timeNanos(to) - messages.timeNanos(from);
        return nanos >= 0 && visitor.number(nanos);
    }

    private static void message(Map<FieldDefinition, Column> columns) {
        columns.put(NbdFields.MESSAGE, (t, row, visitor) -> visitor.number(row));
        columns.put(NbdFields.MESSAGE_TYPE, (t, row, visitor) ->
                visitor.text(MessageType.of(t.messages.kind(row), t.messages.code(row))));
        columns.put(NbdFields.MESSAGE_BYTES, (t, row, visitor) -> visitor.number(t.messages.bytes(row)));
        columns.put(NbdFields.MISSING, (t, row, visitor) ->
                t.messages.missing(row) > 0 && visitor.number(t.messages.missing(row)));
        columns.put(NbdFields.FROM_CLIENT, (t, row, visitor) -> t.messages.from(row) == Side.CLIENT && visitor.number(1));
        columns.put(NbdFields.FROM_SERVER, (t, row, visitor) -> t.messages.from(row) == Side.SERVER && visitor.number(1));
        columns.put(NbdFields.SESSION, (t, row, visitor) -> t.session(row).number() >= 0 && visitor.number(t.session(row).number()));
        columns.put(NbdFields.CLIENT, (t, row, visitor) -> visitor.text(t.session(row).endpoint(Side.CLIENT)));
        columns.put(NbdFields.SERVER, (t, row, visitor) -> visitor.text(t.session(row).endpoint(Side.SERVER)));
        columns.put(NbdFields.REPLY_MODE, (t, row, visitor) -> visitor.text(t.session(row).replies().label()));
        columns.put(NbdFields.TLS_STATE, (t, row, visitor) -> visitor.text(t.session(row).tls().label()));
        columns.put(NbdFields.HANDSHAKE, (t, row, visitor) ->
                t.session(row).handshake() != null && visitor.text(t.session(row).handshake().label()));
    }

    private Session session(int row) {
        return model.session(messages.session(row));
    }
}
