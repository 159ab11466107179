package org.nbdscope.dissector.detail;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * What a message's bytes do not say, and the tables do: the other half of its transaction, its session, its place in the capture. A reply
 * inherits command, offset and length of its request, so that a filter on those finds both.
 */
final class GeneratedFields {

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final int row;

    GeneratedFields(CaptureModel model, int row) {
        this.model = model;
        this.messages = model.messages();
        this.transactions = model.transactions();
        this.row = row;
    }

    /** A number that does not stand in the message's bytes. */
    static DetailNode number(FieldDefinition field, long value) {
        return new DetailNode.Builder(field).value(ValueText.number(field, value, field.type().width())).raw(value).generated().build();
    }

    /** A text that does not stand in the message's bytes. */
    static DetailNode text(FieldDefinition field, String value) {
        return new DetailNode.Builder(field).value(ValueText.text(value)).raw(value).generated().build();
    }

    /** Adds everything that is known; what is not known has no node. */
    void add(List<DetailNode> into) {
        if (messages.transaction(row) != MessageTable.NONE) {
            if (messages.kind(row).isRequest()) {
                request(into, messages.transaction(row));
            } else {
                reply(into, messages.transaction(row));
            }
        }
        into.add(group("Message", messageFields()));
        into.add(group("Session", sessionFields(model.session(messages.session(row)))));
    }

    private static DetailNode group(String label, List<DetailNode> fields) {
        return new DetailNode.Builder(label).generated().children(fields).build();
    }

    private void request(List<DetailNode> into, int transaction) {
        if (transactions.answered(transaction)) {
            int reply = transactions.lastReply(transaction);
            into.add(number(NbdFields.RESPONSE_IN, messages.frame(reply)));
        }
        common(into, transaction);
        if (transactions.command(transaction) != Command.NBD_CMD_DISC.value()) {
            into.add(number(NbdFields.TRANSACTION_UNANSWERED, transactions.answered(transaction) ? 0 : 1));
        }
    }

    private void reply(List<DetailNode> into, int transaction) {
        int request = transactions.request(transaction);
        if (request != MessageTable.NONE) {
            into.add(number(NbdFields.RESPONSE_TO, messages.frame(request)));
            span(into, NbdFields.TIME, request, row);
        }
        common(into, transaction);
        into.add(number(NbdFields.COMMAND, transactions.command(transaction)));
        into.add(number(NbdFields.OFFSET, transactions.offset(transaction)));
        into.add(number(NbdFields.LENGTH, transactions.headerLength(transaction)));
    }

    private void common(List<DetailNode> into, int transaction) {
        into.add(number(NbdFields.TRANSACTION_INDEX, transactions.index(transaction)));
        int request = transactions.request(transaction);
        if (transactions.answered(transaction) && request != MessageTable.NONE) {
            span(into, NbdFields.TRANSACTION_LATENCY, request, transactions.lastReply(transaction));
        }
    }

    /** A reply may come before all of a write was seen: then there is no span. */
    private void span(List<DetailNode> into, FieldDefinition field, int from, int to) {
        long nanos = messages.timeNanos(to) - messages.timeNanos(from);
        if (nanos >= 0) {
            into.add(number(field, nanos));
        }
    }

    private List<DetailNode> messageFields() {
        List<DetailNode> fields = new ArrayList<>();
        MessageKind kind = messages.kind(row);
        fields.add(number(NbdFields.MESSAGE, row));
        fields.add(text(NbdFields.MESSAGE_TYPE, MessageType.of(kind, messages.code(row))));
        boolean fromClient = messages.from(row) == Side.CLIENT;
        fields.add(number(fromClient ? NbdFields.FROM_CLIENT : NbdFields.FROM_SERVER, 1));
        fields.add(number(NbdFields.MESSAGE_BYTES, messages.bytes(row)));
        if (messages.missing(row) > 0) {
            fields.add(number(NbdFields.MISSING, messages.missing(row)));
        }
        return fields;
    }

    private List<DetailNode> sessionFields(Session session) {
        List<DetailNode> fields = new ArrayList<>();
        if (session.number() >= 0) {
            fields.add(number(NbdFields.SESSION, session.number()));
        }
        fields.add(text(NbdFields.CLIENT, session.endpoint(Side.CLIENT)));
        fields.add(text(NbdFields.SERVER, session.endpoint(Side.SERVER)));
        if (session.handshake() != null) {
            fields.add(text(NbdFields.HANDSHAKE, session.handshake().label()));
        }
        fields.add(text(NbdFields.REPLY_MODE, session.replies().label()));
        fields.add(text(NbdFields.TLS_STATE, session.tls().label()));
        if (session.export() != null) {
            fields.add(text(NbdFields.EXPORT_NAME, session.export()));
        }
        return fields;
    }
}
