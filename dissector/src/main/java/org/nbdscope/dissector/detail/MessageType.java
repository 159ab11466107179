package org.nbdscope.dissector.detail;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.session.MessageKind;

/** The type of a message as people read it: the specification's constant, or the kind's own name where there is none. */
public final class MessageType {

    private MessageType() {
    }

    /** Type of a message of this kind with this code. */
    public static String of(MessageKind kind, int code) {
        return switch (kind) {
            case OPTION -> OptionType.nameOf(code);
            case OPTION_REPLY -> OptionReplyType.nameOf(code);
            case COMPACT_REQUEST, EXTENDED_REQUEST -> Command.nameOf(code);
            case STRUCTURED_CHUNK, EXTENDED_CHUNK -> ReplyType.nameOf(code);
            default -> kind.label();
        };
    }
}
