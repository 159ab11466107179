package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** What a {@link OptionReplyType#NBD_REP_INFO} tells, and what a client can ask for in INFO and GO. 16 bits on the wire. */
public enum InformationType implements SpecifiedValue {
    NBD_INFO_EXPORT(0, "The size of the export and its transmission flags; the only information that is mandatory."),
    NBD_INFO_NAME(1, "The server's own name of the export, which may differ from the one that the client used."),
    NBD_INFO_DESCRIPTION(2, "A description of the export for people to read."),
    NBD_INFO_BLOCK_SIZE(3, "The smallest and the preferred block size, and the largest payload.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Option reply types";

    private static final ValueTable<InformationType> TABLE = new ValueTable<>(values(), "NBD_INFO_", 0);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    InformationType(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static InformationType of(int value) {
        return TABLE.of(value);
    }

    /** The name of a value (its low 32 bits count); where it has none, its number: {@code NBD_INFO_9}. */
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
