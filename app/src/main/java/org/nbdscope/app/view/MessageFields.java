package org.nbdscope.app.view;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.nbdscope.dissector.export.MessageSummary;
import org.nbdscope.dissector.export.MessageType;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.ValueVisitor;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.StateFlag;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.TcpConnection;

/**
 * The values by which messages are filtered, out of the tables. A reply inherits command, offset and length of its request. Fields that
 * only a message's bytes hold (magics, data) have no value here. For one thread.
 */
final class MessageFields implements FieldValues {

    /** Bits 32 to 47 of an IPv4 address that is written as an IPv6 one. */
    private static final long IPV4_MAPPED = 0xffffL;

    private interface Getter {
        void give(ValueVisitor visitor);
    }

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final ExtentTable extents;
    private final MessageSummary summary;
    private final Map<FieldDefinition, Getter> getters = new IdentityHashMap<>();
    private int row;
    private int transaction;
    private MessageKind kind;

    MessageFields(CaptureModel model) {
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
        this.extents = model.extents();
        this.summary = new MessageSummary(model);
        message();
        handshake();
        requestAndReply();
        content();
        session();
        packet();
    }

    /** Stands at a message. */
    MessageFields at(int newRow) {
        row = newRow;
        transaction = messages.transaction(row);
        kind = messages.kind(row);
        return this;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        Getter getter = getters.get(field);
        if (getter != null) {
            getter.give(visitor);
        }
    }

    private void message() {
        getters.put(NbdFields.MESSAGE, visitor -> visitor.number(row));
        getters.put(NbdFields.MESSAGE_TYPE, visitor -> visitor.text(MessageType.of(messages, row)));
        getters.put(NbdFields.MESSAGE_BYTES, visitor -> visitor.number(messages.bytes(row)));
        getters.put(NbdFields.MESSAGE_SUMMARY, visitor -> visitor.text(summary.of(row)));
        getters.put(NbdFields.FROM_CLIENT, visitor -> visitor.number(messages.from(row) == Side.CLIENT ? 1 : 0));
        getters.put(NbdFields.FROM_SERVER, visitor -> visitor.number(messages.from(row) == Side.SERVER ? 1 : 0));
        getters.put(NbdFields.UNDECODED, visitor -> {
            if (kind == MessageKind.UNDECODED) {
                visitor.present();
            }
        });
        getters.put(NbdFields.MISSING, visitor -> {
            if (messages.missing(row) > 0) {
                visitor.number(messages.missing(row));
            }
        });
    }

    private void handshake() {
        getters.put(NbdFields.HANDSHAKE_FLAGS, visitor -> code(visitor, MessageKind.GREETING));
        getters.put(NbdFields.CLIENT_FLAGS, visitor -> code(visitor, MessageKind.CLIENT_FLAGS));
        getters.put(NbdFields.TLS_CONTENT_TYPE, visitor -> code(visitor, MessageKind.TLS));
        getters.put(NbdFields.OPTION, visitor -> {
            OptionExchange option = messages.option(row);
            if (option != null) {
                visitor.number(option.option() & 0xffff_ffffL);
            }
        });
        getters.put(NbdFields.OPTION_REPLY_TYPE, visitor -> code(visitor, MessageKind.OPTION_REPLY));
        getters.put(NbdFields.OPTION_REPLY_ERROR, visitor -> {
            if (kind == MessageKind.OPTION_REPLY && messages.code(row) < 0) {
                visitor.present();
            }
        });
        getters.put(NbdFields.QUERY, visitor -> {
            OptionExchange option = kind == MessageKind.OPTION ? messages.option(row) : null;
            if (option != null && option.queries() != null) {
                boolean enough = false;
                for (int i = 0; i < option.queries().size() && !enough; i++) {
                    enough = visitor.text(option.queries().get(i));
                }
            }
        });
        getters.put(NbdFields.INFORMATION_TYPE, visitor -> {
            OptionReply reply = messages.optionReply(row);
            if (reply != null && reply.information() != null) {
                visitor.number(reply.information());
            }
        });
    }

    private void code(ValueVisitor visitor, MessageKind wanted) {
        if (kind == wanted) {
            visitor.number(messages.code(row) & 0xffff_ffffL);
        }
    }

    private void requestAndReply() {
        getters.put(NbdFields.COMMAND, visitor -> {
            if (transaction >= 0) {
                visitor.number(transactions.command(transaction));
            }
        });
        getters.put(NbdFields.OFFSET, visitor -> {
            if (transaction >= 0) {
                visitor.number(transactions.offset(transaction));
            }
        });
        getters.put(NbdFields.LENGTH, visitor -> {
            if (transaction >= 0) {
                visitor.number(transactions.headerLength(transaction));
            }
        });
        getters.put(NbdFields.COOKIE, visitor -> {
            if (kind.isRequest() || kind.isReply()) {
                visitor.number(messages.cookie(row));
            }
        });
        getters.put(NbdFields.COMMAND_FLAGS, visitor -> {
            if (kind.isRequest()) {
                visitor.number(messages.flags(row));
            }
        });
        commandFlag(NbdFields.COMMAND_FLAGS_FUA, CommandFlag.NBD_CMD_FLAG_FUA);
        commandFlag(NbdFields.COMMAND_FLAGS_NO_HOLE, CommandFlag.NBD_CMD_FLAG_NO_HOLE);
        commandFlag(NbdFields.COMMAND_FLAGS_DF, CommandFlag.NBD_CMD_FLAG_DF);
        commandFlag(NbdFields.COMMAND_FLAGS_REQ_ONE, CommandFlag.NBD_CMD_FLAG_REQ_ONE);
        commandFlag(NbdFields.COMMAND_FLAGS_FAST_ZERO, CommandFlag.NBD_CMD_FLAG_FAST_ZERO);
        commandFlag(NbdFields.COMMAND_FLAGS_PAYLOAD_LEN, CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN);
        getters.put(NbdFields.REPLY_FLAGS, visitor -> {
            if (kind.isChunk()) {
                visitor.number(messages.flags(row));
            }
        });
        getters.put(NbdFields.REPLY_FLAGS_DONE, visitor -> {
            if (kind.isChunk()) {
                visitor.number(ReplyFlag.NBD_REPLY_FLAG_DONE.in(messages.flags(row)) ? 1 : 0);
            }
        });
        getters.put(NbdFields.REPLY_TYPE, visitor -> {
            if (kind.isChunk()) {
                visitor.number(messages.code(row));
            }
        });
        getters.put(NbdFields.ERROR, visitor -> {
            if (kind == MessageKind.SIMPLE_REPLY) {
                visitor.number(messages.code(row) & 0xffff_ffffL);
            } else if (messages.isError(row)) {
                visitor.number(messages.error(row).error() & 0xffff_ffffL);
            }
        });
        getters.put(NbdFields.ERROR_MESSAGE, visitor -> {
            if (messages.isError(row) && messages.error(row).text() != null) {
                visitor.text(messages.error(row).text());
            }
        });
        whatFollows();
    }

    private void commandFlag(FieldDefinition field, CommandFlag flag) {
        getters.put(field, visitor -> {
            if (kind.isRequest()) {
                visitor.number(flag.in(messages.flags(row)) ? 1 : 0);
            }
        });
    }

    private void whatFollows() {
        getters.put(NbdFields.RESPONSE_IN, visitor -> {
            if (kind.isRequest() && transaction >= 0 && transactions.answered(transaction)) {
                visitor.number(messages.frame(transactions.lastReply(transaction)));
            }
        });
        getters.put(NbdFields.RESPONSE_TO, visitor -> {
            if (hasRequest()) {
                visitor.number(messages.frame(transactions.request(transaction)));
            }
        });
        getters.put(NbdFields.TIME, visitor -> {
            if (hasRequest()) {
                positive(visitor, messages.timeNanos(row) - messages.timeNanos(transactions.request(transaction)));
            }
        });
        getters.put(NbdFields.TRANSACTION_INDEX, visitor -> {
            if (transaction >= 0) {
                visitor.number(transactions.index(transaction));
            }
        });
        getters.put(NbdFields.TRANSACTION_LATENCY, visitor -> {
            if (transaction >= 0 && transactions.answered(transaction) && transactions.request(transaction) != MessageTable.NONE) {
                positive(visitor, messages.timeNanos(transactions.lastReply(transaction))
                        - messages.timeNanos(transactions.request(transaction)));
            }
        });
        getters.put(NbdFields.TRANSACTION_UNANSWERED, visitor -> {
            if (kind.isRequest() && transaction >= 0 && transactions.command(transaction) != Command.NBD_CMD_DISC.value()) {
                visitor.number(transactions.answered(transaction) ? 0 : 1);
            }
        });
    }

    private boolean hasRequest() {
        return kind.isReply() && transaction >= 0 && transactions.request(transaction) != MessageTable.NONE;
    }

    private static void positive(ValueVisitor visitor, long nanos) {
        if (nanos >= 0) {
            visitor.number(nanos);
        }
    }

    private void content() {
        getters.put(NbdFields.CHUNK_LENGTH, visitor -> {
            if (kind.isChunk()) {
                visitor.number(messages.payload(row));
            }
        });
        getters.put(NbdFields.CHUNK_OFFSET, visitor -> {
            if (isContent() && messages.offsetKnown(row)) {
                visitor.number(messages.offset(row));
            }
        });
        getters.put(NbdFields.META_CONTEXT_ID, visitor -> {
            if (messages.isBlockStatus(row) && messages.contextId(row) >= 0) {
                visitor.number(messages.contextId(row));
            }
        });
        getters.put(NbdFields.META_CONTEXT_NAME, visitor -> {
            OptionReply reply = messages.optionReply(row);
            String name = messages.isBlockStatus(row) ? model.session(messages.session(row)).contextName(messages.contextId(row))
                    : reply == null ? null : reply.context();
            if (name != null) {
                visitor.text(name);
            }
        });
        eachExtent(NbdFields.EXTENT_OFFSET, (visitor, extent) -> visitor.number(extents.offset(extent)));
        eachExtent(NbdFields.EXTENT_LENGTH, (visitor, extent) -> visitor.number(extents.length(extent)));
        eachExtent(NbdFields.STATUS_FLAGS, (visitor, extent) -> visitor.number(extents.flags(extent)));
        eachExtent(NbdFields.STATUS_FLAGS_HOLE, (visitor, extent) -> flag(visitor, StateFlag.NBD_STATE_HOLE, extent));
        eachExtent(NbdFields.STATUS_FLAGS_ZERO, (visitor, extent) -> flag(visitor, StateFlag.NBD_STATE_ZERO, extent));
    }

    private boolean flag(ValueVisitor visitor, StateFlag flag, int extent) {
        return visitor.number(extents.flags(extent) & 1L << flag.bit());
    }

    private boolean isContent() {
        int code = messages.code(row);
        return kind.isChunk()
                && (code == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value() || code == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value());
    }

    private interface ExtentGetter {
        boolean give(ValueVisitor visitor, int extent);
    }

    private void eachExtent(FieldDefinition field, ExtentGetter getter) {
        getters.put(field, visitor -> {
            if (!messages.isBlockStatus(row)) {
                return;
            }
            int first = messages.firstExtent(row);
            int end = first + messages.extents(row);
            for (int extent = first; extent < end && !getter.give(visitor, extent); extent++) {
                // until the visitor has enough
            }
        });
    }

    private void session() {
        getters.put(NbdFields.SESSION, visitor -> {
            if (here().number() >= 0) {
                visitor.number(here().number());
            }
        });
        text(NbdFields.CLIENT, session -> session.endpoint(Side.CLIENT));
        text(NbdFields.SERVER, session -> session.endpoint(Side.SERVER));
        text(NbdFields.HANDSHAKE, session -> session.handshake() == null ? null : session.handshake().label());
        text(NbdFields.REPLY_MODE, session -> session.replies().label());
        text(NbdFields.TLS_STATE, session -> session.tls().label());
        text(NbdFields.EXPORT_NAME, Session::export);
        getters.put(NbdFields.EXPORT_SIZE, visitor -> {
            if (here().size() != null) {
                visitor.number(here().size());
            }
        });
    }

    private Session here() {
        return model.session(messages.session(row));
    }

    private void text(FieldDefinition field, Function<Session, String> getter) {
        getters.put(field, visitor -> {
            String value = getter.apply(here());
            if (value != null) {
                visitor.text(value);
            }
        });
    }

    private void packet() {
        getters.put(PacketFields.FRAME_NUMBER, visitor -> visitor.number(messages.frame(row)));
        getters.put(PacketFields.FRAME_TIME_EPOCH, visitor -> visitor.number(messages.timeNanos(row)));
        getters.put(PacketFields.TCP_STREAM, visitor -> visitor.number(here().connection().number()));
        getters.put(PacketFields.TCP_SOURCE_PORT, visitor -> visitor.number(port(direction())));
        getters.put(PacketFields.TCP_DESTINATION_PORT, visitor -> visitor.number(port(1 - direction())));
        getters.put(PacketFields.TCP_PORT, visitor -> {
            if (!visitor.number(port(0))) {
                visitor.number(port(1));
            }
        });
        address(PacketFields.IP_SOURCE, PacketFields.IP_DESTINATION, PacketFields.IP_ADDRESS, true);
        address(PacketFields.IPV6_SOURCE, PacketFields.IPV6_DESTINATION, PacketFields.IPV6_ADDRESS, false);
    }

    private int direction() {
        return here().direction(messages.from(row));
    }

    private int port(int direction) {
        return here().connection().port(direction);
    }

    private void address(FieldDefinition source, FieldDefinition destination, FieldDefinition either, boolean version4) {
        getters.put(source, visitor -> give(visitor, direction(), version4));
        getters.put(destination, visitor -> give(visitor, 1 - direction(), version4));
        getters.put(either, visitor -> {
            if (!give(visitor, 0, version4)) {
                give(visitor, 1, version4);
            }
        });
    }

    private boolean give(ValueVisitor visitor, int direction, boolean version4) {
        TcpConnection connection = here().connection();
        long high = connection.addressHigh(direction);
        long low = connection.addressLow(direction);
        boolean mapped = high == 0 && low >>> 32 == IPV4_MAPPED;
        return mapped == version4 && visitor.address(high, low);
    }
}
