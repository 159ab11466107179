package org.nbdscope.app.view.timeline;

import org.nbdscope.dissector.protocol.Command;

/** Commands that share a colour. */
public enum CommandGroup {
    READ("read"),
    WRITE("write"),
    BLOCK_STATUS("block status"),
    TRIM_ZEROES("trim, zeroes"),
    FLUSH_CACHE("flush, cache"),
    OTHER("other"),
    DISC("disconnect"),
    HANDSHAKE("handshake");

    private static final CommandGroup[] ALL = values();

    private final String label;

    CommandGroup(String label) {
        this.label = label;
    }

    /** How the legend spells it. */
    public String label() {
        return label;
    }

    /** How the line under a connection's name spells it. */
    public String shortLabel() {
        return this == BLOCK_STATUS ? "map" : label;
    }

    /** The group of a command's 16 bits. */
    public static CommandGroup of(int command) {
        Command known = Command.of(command);
        if (known == null) {
            return OTHER;
        }
        return switch (known) {
            case NBD_CMD_READ -> READ;
            case NBD_CMD_WRITE -> WRITE;
            case NBD_CMD_BLOCK_STATUS -> BLOCK_STATUS;
            case NBD_CMD_TRIM, NBD_CMD_WRITE_ZEROES -> TRIM_ZEROES;
            case NBD_CMD_FLUSH, NBD_CMD_CACHE -> FLUSH_CACHE;
            case NBD_CMD_DISC -> DISC;
            default -> OTHER;
        };
    }

    /** The group with this {@link #ordinal()}, without copying the array of all. */
    static CommandGroup at(int ordinal) {
        return ALL[ordinal];
    }
}
