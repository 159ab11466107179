package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** The request types: what a client asks of the server in the transmission phase. 16 bits on the wire. */
public enum Command implements SpecifiedValue {
    NBD_CMD_READ(0, "Asks for the bytes of a range of the export."),
    NBD_CMD_WRITE(1, "Sends bytes to be stored at a range of the export; they follow the request's header."),
    NBD_CMD_DISC(2, "Says goodbye: the server finishes what is outstanding and closes the connection, without a reply."),
    NBD_CMD_FLUSH(3, "Asks that every write that was already answered be in permanent storage before this request is answered."),
    NBD_CMD_TRIM(4, "Hints that the contents of a range are no longer needed, so that the server may free its storage."),
    NBD_CMD_CACHE(5, "Announces that a range will be used soon, so that the server may make it quick to reach."),
    NBD_CMD_WRITE_ZEROES(6, "Makes a range read as zeroes without sending the zeroes."),
    NBD_CMD_BLOCK_STATUS(7,
            "Asks for the status (data, hole, zero, dirty...) of a range in the selected metadata contexts; the range is only a hint."),
    NBD_CMD_RESIZE(8, "Belongs to the experimental RESIZE extension, which is about changing the size of an export.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Request types";

    private static final ValueTable<Command> TABLE = new ValueTable<>(values(), "NBD_CMD_", 0);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    Command(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static Command of(int value) {
        return TABLE.of(value);
    }

    /** The name of a value (its low 32 bits count); where it has none, its number: {@code NBD_CMD_9}. */
    public static String nameOf(long value) {
        return TABLE.nameOrNumber(value);
    }

    @Override
    public int value() {
        return value;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
