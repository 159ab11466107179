package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** The errors of replies in the transmission phase. 32 bits on the wire; 0, which is no error, has no constant. */
public enum ErrorValue implements SpecifiedValue {
    NBD_EPERM(1, "The operation is not permitted, for instance a write to a read-only export."),
    NBD_EIO(5, "Reading or writing the storage failed."),
    NBD_ENOMEM(12, "The server has not enough memory."),
    NBD_EINVAL(22, "The request is not valid: an unknown command or flag, a range beyond the export, a wrong alignment."),
    NBD_ENOSPC(28, "There is no space left for a write, or it goes beyond the end of the export."),
    NBD_EOVERFLOW(75, "The request is too large: to be answered in one piece, or for the server's resources."),
    NBD_ENOTSUP(95, "The operation is not supported; in practice, zeroes cannot be written faster than data."),
    NBD_ESHUTDOWN(108, "The server is shutting down, and the client has to disconnect.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Error values";

    private static final ValueTable<ErrorValue> TABLE = new ValueTable<>(values(), "NBD_", 0);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    ErrorValue(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static ErrorValue of(int value) {
        return TABLE.of(value);
    }

    /** The name of a value (its low 32 bits count); where it has none, its number: {@code NBD_9}. */
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
