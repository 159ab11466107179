package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;

/**
 * A message of a handshake, by what the session knows of it; the tables know its row.
 *
 * @param kind   its form
 * @param option the option that it is or belongs to; null for others
 * @param reply  the reply that it is; null for others
 */
public record Statement(MessageKind kind, OptionExchange option, OptionReply reply) {

    static final Statement GREETING = new Statement(MessageKind.GREETING, null, null);
    static final Statement CLIENT_FLAGS = new Statement(MessageKind.CLIENT_FLAGS, null, null);

    static Statement of(OptionExchange option) {
        return new Statement(MessageKind.OPTION, option, null);
    }

    static Statement of(OptionExchange option, OptionReply reply) {
        return new Statement(MessageKind.OPTION_REPLY, option, reply);
    }

    /** The message in a row of the tables. */
    public static Statement at(MessageTable messages, int row) {
        return new Statement(messages.kind(row), messages.option(row), messages.optionReply(row));
    }
}
