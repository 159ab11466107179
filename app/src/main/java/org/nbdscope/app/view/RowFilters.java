package org.nbdscope.app.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nbdscope.dissector.filter.FilterText;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.session.Session;

/** The display filters that a row suggests. */
public final class RowFilters {

    private RowFilters() {
    }

    /**
     * Filters for what has something in common with a message, under the words that menus call them.
     *
     * @param message row of the message table
     */
    public static Map<String, String> of(CaptureModel model, int message) {
        MessageTable messages = model.messages();
        Session session = model.session(messages.session(message));
        int transaction = messages.transaction(message);
        Map<String, String> filters = new LinkedHashMap<>();
        String connection = session.number() >= 0 ? FilterText.equalTo(NbdFields.SESSION, session.number())
                : FilterText.equalTo(PacketFields.TCP_STREAM, session.connection().number());
        if (transaction >= 0) {
            filters.put("This transaction", FilterText.and(connection,
                    FilterText.equalTo(NbdFields.TRANSACTION_INDEX, model.transactions().index(transaction))));
        }
        filters.put("This connection", connection);
        if (transaction >= 0) {
            int command = model.transactions().command(transaction);
            filters.put("This command", FilterText.equalTo(NbdFields.COMMAND, command));
            if (MessageFacts.hasRange(command)) {
                filters.put("This offset", FilterText.equalTo(NbdFields.OFFSET, model.transactions().offset(transaction)));
            }
        }
        filters.put("This packet", FilterText.equalTo(PacketFields.FRAME_NUMBER, messages.frame(message)));
        return filters;
    }
}
