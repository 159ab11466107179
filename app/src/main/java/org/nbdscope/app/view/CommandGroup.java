package org.nbdscope.app.view;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.MessageKind;

/** The groups of messages that have a colour of their own, the same in lists and charts. */
public enum CommandGroup {
    READ("read"),
    WRITE("write"),
    BLOCK_STATUS("block status"),
    /** NBD_CMD_TRIM and NBD_CMD_WRITE_ZEROES. */
    TRIM("trim, write zeroes"),
    /** NBD_CMD_FLUSH and NBD_CMD_CACHE. */
    FLUSH("flush, cache"),
    /** Everything before the transmission phase. */
    HANDSHAKE("handshake"),
    /** NBD_CMD_DISC, unknown commands, TLS records and undecoded bytes. */
    OTHER("other");

    private final String label;

    CommandGroup(String label) {
        this.label = label;
    }

    /** What legends call it. */
    public String label() {
        return label;
    }

    /** The group of a command's number. */
    public static CommandGroup of(int command) {
        Command known = Command.of(command);
        if (known == null) {
            return OTHER;
        }
        return switch (known) {
            case NBD_CMD_READ -> READ;
            case NBD_CMD_WRITE -> WRITE;
            case NBD_CMD_BLOCK_STATUS -> BLOCK_STATUS;
            case NBD_CMD_TRIM, NBD_CMD_WRITE_ZEROES -> TRIM;
            case NBD_CMD_FLUSH, NBD_CMD_CACHE -> FLUSH;
            case NBD_CMD_DISC, NBD_CMD_RESIZE -> OTHER;
        };
    }

    /** The group of a message: a reply has that of its request. */
    public static CommandGroup of(CaptureModel model, int message) {
        MessageTable messages = model.messages();
        int transaction = messages.transaction(message);
        if (transaction >= 0) {
            return of(model.transactions().command(transaction));
        }
        MessageKind kind = messages.kind(message);
        return switch (kind) {
            case GREETING, CLIENT_FLAGS, OPTION, OPTION_REPLY, EXPORT_INFORMATION -> HANDSHAKE;
            default -> OTHER;
        };
    }
}
