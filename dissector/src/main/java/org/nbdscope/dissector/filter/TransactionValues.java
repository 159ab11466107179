package org.nbdscope.dissector.filter;

import java.util.Arrays;
import java.util.Set;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The values of one transaction: those of its request and of all messages of its reply. */
public final class TransactionValues implements FieldValues {

    /** What a reply has from its request, and what all messages of a session have: said once. */
    private static final Set<FieldDefinition> ONCE = FieldSet.of(NbdFields.COMMAND, NbdFields.OFFSET, NbdFields.LENGTH, NbdFields.COOKIE,
            NbdFields.TRANSACTION_INDEX, NbdFields.TRANSACTION_LATENCY, NbdFields.SESSION, NbdFields.CLIENT, NbdFields.SERVER,
            NbdFields.REPLY_MODE, NbdFields.TLS_STATE, NbdFields.HANDSHAKE, NbdFields.EXPORT_NAME, PacketFields.TCP_STREAM);

    private final MessageTable messages;
    private final TransactionTable transactions;
    private final MessageValues values;
    private int[] rows = new int[8];
    private int count;

    /**
     * Values of the transactions of this model.
     *
     * @param values of its messages; used by this object only
     */
    public TransactionValues(CaptureModel model, MessageValues values) {
        this.messages = model.messages();
        this.transactions = model.transactions();
        this.values = values;
    }

    /** Stands at a row of the transaction table. */
    public TransactionValues at(int row) {
        count = 0;
        for (int reply = transactions.lastReply(row); reply != MessageTable.NONE; reply = messages.previous(reply)) {
            add(reply);
        }
        if (transactions.request(row) != MessageTable.NONE) {
            add(transactions.request(row));
        }
        return this;
    }

    private void add(int message) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count++] = message;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        // Added last first: the request comes first of all.
        for (int i = count - 1; i >= 0; i--) {
            boolean enough = values.at(rows[i]).visit(field, visitor);
            if (enough || ONCE.contains(field)) {
                return;
            }
        }
    }
}
