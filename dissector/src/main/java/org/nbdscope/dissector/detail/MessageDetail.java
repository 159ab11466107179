package org.nbdscope.dissector.detail;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.BlockStatusPayload;
import org.nbdscope.dissector.protocol.ClientFlagsMessage;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.ExportInformation;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.ExtendedRequest;
import org.nbdscope.dissector.protocol.Greeting;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.OldstyleGreeting;
import org.nbdscope.dissector.protocol.OptionHeader;
import org.nbdscope.dissector.protocol.OptionReplyHeader;
import org.nbdscope.dissector.protocol.SimpleReply;
import org.nbdscope.dissector.protocol.StructuredReply;
import org.nbdscope.dissector.protocol.TlsRecord;
import org.nbdscope.dissector.schema.StructDefinition;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;

/**
 * Makes the tree of a message: its fields in the order of their bytes, then what follows from other messages. The bytes decide; of the tables
 * it takes only what a message does not say itself. Bytes that are not in the capture, lengths that do not fit and bytes that should not
 * be there are nodes that say so, whatever the message holds.
 */
public final class MessageDetail {

    private final CaptureModel model;
    private final int row;
    private final FieldReader reader;
    private final List<DetailNode> nodes = new ArrayList<>();

    private MessageDetail(CaptureModel model, int row, MessageBytes bytes) {
        this.model = model;
        this.row = row;
        this.reader = new FieldReader(bytes);
    }

    /**
     * The tree of a message.
     *
     * @param model      where the message's row is
     * @param messageRow row of the message table
     * @param bytes      the bytes of this message
     * @return the root, which stands for all of the message's bytes
     */
    public static DetailNode of(CaptureModel model, int messageRow, MessageBytes bytes) {
        return new MessageDetail(model, messageRow, bytes).root();
    }

    private DetailNode root() {
        MessageTable messages = model.messages();
        MessageKind kind = messages.kind(row);
        DetailNode.Builder root;
        if (kind == MessageKind.UNDECODED) {
            root = undecoded(messages.incomplete(row));
        } else {
            root = new DetailNode.Builder(message(kind)).value(MessageType.of(kind, messages.code(row)));
        }
        new GeneratedFields(model, row).add(nodes);
        return root.at(0, reader.end).missing(messages.missing(row) > 0).children(nodes).build();
    }

    /** Bytes that are no message, or only the beginning of one: then as much of it as there is. */
    private DetailNode.Builder undecoded(MessageKind incomplete) {
        String count = ValueText.count(reader.end);
        if (incomplete == null) {
            reader.rest(nodes, 0);
            return new DetailNode.Builder(NbdFields.UNDECODED).value(count);
        }
        StructDefinition struct = message(incomplete);
        return new DetailNode.Builder(NbdFields.UNDECODED).value(count + " that begin a message without its end: " + struct.label());
    }

    /** Adds the fields of a message of this kind. Returns the struct it begins with. */
    private StructDefinition message(MessageKind kind) {
        StructDefinition struct = structOf(kind);
        long payload = reader.fields(nodes, struct, 0);
        switch (kind) {
            case GREETING -> greeting(struct);
            case CLIENT_FLAGS -> reader.rest(nodes, payload);
            case OPTION -> HandshakeDetail.option(nodes, reader);
            case OPTION_REPLY -> HandshakeDetail.reply(nodes, reader);
            case EXPORT_INFORMATION -> reserved(payload);
            case COMPACT_REQUEST, SIMPLE_REPLY -> reader.data(nodes, payload);
            case EXTENDED_REQUEST -> extendedPayload(payload);
            case STRUCTURED_CHUNK, EXTENDED_CHUNK -> new ChunkDetail(reader, session(), requestOffset()).add(nodes, kind);
            case TLS -> fragment(payload);
            case UNDECODED -> throw new IllegalArgumentException("undecoded bytes have no struct");
        }
        return struct;
    }

    private StructDefinition structOf(MessageKind kind) {
        return switch (kind) {
            case GREETING -> reader.end > Greeting.SIZE ? OldstyleGreeting.STRUCT : Greeting.STRUCT;
            case CLIENT_FLAGS -> ClientFlagsMessage.STRUCT;
            case OPTION -> OptionHeader.STRUCT;
            case OPTION_REPLY -> OptionReplyHeader.STRUCT;
            case EXPORT_INFORMATION -> ExportInformation.STRUCT;
            case COMPACT_REQUEST -> CompactRequest.STRUCT;
            case EXTENDED_REQUEST -> ExtendedRequest.STRUCT;
            case SIMPLE_REPLY -> SimpleReply.STRUCT;
            case STRUCTURED_CHUNK -> StructuredReply.STRUCT;
            case EXTENDED_CHUNK -> ExtendedReply.STRUCT;
            case TLS -> TlsRecord.STRUCT;
            case UNDECODED -> throw new IllegalArgumentException("undecoded bytes have no struct");
        };
    }

    private Session session() {
        return model.session(model.messages().session(row));
    }

    /** Offset of the request that a chunk answers; null where the request is not known. */
    private Long requestOffset() {
        int transaction = model.messages().transaction(row);
        return transaction == MessageTable.NONE ? null : model.transactions().offset(transaction);
    }

    private void greeting(StructDefinition struct) {
        if (struct == OldstyleGreeting.STRUCT) {
            reserved(OldstyleGreeting.RESERVED_OFFSET);
        }
    }

    private void reserved(long from) {
        if (from < reader.end) {
            nodes.add(reader.bytes(NbdFields.RESERVED, from, reader.end));
        }
    }

    private void fragment(long from) {
        if (from < reader.end) {
            nodes.add(reader.bytes(NbdFields.TLS_FRAGMENT, from, reader.end));
        }
    }

    private void extendedPayload(long from) {
        if (!reader.readable(ExtendedRequest.TYPE, 0) || !reader.readable(ExtendedRequest.FLAGS, 0)) {
            reader.data(nodes, from);
            return;
        }
        Command command = Command.of((int) reader.read(ExtendedRequest.TYPE, 0));
        boolean payload = CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in((int) reader.read(ExtendedRequest.FLAGS, 0));
        if (payload && command == Command.NBD_CMD_BLOCK_STATUS) {
            contextFilter(from);
        } else if (command == Command.NBD_CMD_WRITE || command == null) {
            reader.data(nodes, from);
        } else {
            reader.unexpected(nodes, from);
        }
    }

    private void contextFilter(long from) {
        if (from == reader.end) {
            return;
        }
        List<DetailNode> payload = new ArrayList<>();
        long first = reader.fields(payload, BlockStatusPayload.STRUCT, from);
        int count = (int) ((Math.min(reader.end, reader.bytes.size()) - first) / Integer.BYTES);
        LongList.add(payload, "Metadata Context IDs", count, i -> context(first + (long) i * Integer.BYTES),
                i -> first + (long) i * Integer.BYTES);
        reader.unexpected(payload, first + (long) count * Integer.BYTES);
        nodes.add(new DetailNode.Builder(BlockStatusPayload.STRUCT).at(from, reader.end).children(payload).build());
    }

    private DetailNode context(long at) {
        long id = reader.unsigned32(at);
        String name = id == FieldReader.UNKNOWN ? null : session().contextName(id);
        return reader.contextId(at, name);
    }
}
