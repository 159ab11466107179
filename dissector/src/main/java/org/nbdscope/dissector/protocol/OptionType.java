package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** The options: what a client can ask for during the handshake. 32 bits on the wire. */
public enum OptionType implements SpecifiedValue {
    NBD_OPT_EXPORT_NAME(1,
            "Chooses an export and starts the transmission phase at once; the server can refuse only by closing the connection."),
    NBD_OPT_ABORT(2, "Ends the handshake and with it the session."),
    NBD_OPT_LIST(3, "Asks for the names of the exports."),
    NBD_OPT_PEEK_EXPORT(4, "Belonged to an experimental extension that was withdrawn; it is not in use."),
    NBD_OPT_STARTTLS(5, "Asks to go on under TLS; whatever was negotiated before is forgotten."),
    NBD_OPT_INFO(6, "Asks for the details of an export without choosing it."),
    NBD_OPT_GO(7,
            "Chooses an export and starts the transmission phase if the server agrees; unlike NBD_OPT_EXPORT_NAME it can fail politely."),
    NBD_OPT_STRUCTURED_REPLY(8, "Asks for structured replies, which can be partial, carry messages and leave out holes."),
    NBD_OPT_LIST_META_CONTEXT(9, "Asks which metadata contexts an export offers."),
    NBD_OPT_SET_META_CONTEXT(10, "Selects the metadata contexts that NBD_CMD_BLOCK_STATUS shall report; each use replaces the one before."),
    NBD_OPT_EXTENDED_HEADERS(11, "Asks for extended headers, in which lengths have 64 bits and all headers 32 bytes.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Option types";

    private static final ValueTable<OptionType> TABLE = new ValueTable<>(values(), "NBD_OPT_", 0);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    OptionType(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static OptionType of(int value) {
        return TABLE.of(value);
    }

    /** The name of a value (its low 32 bits count); where it has none, its number: {@code NBD_OPT_9}. */
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
