package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** The types of the server's replies to options. 32 bits on the wire, unsigned; errors have bit 31 set. */
public enum OptionReplyType implements SpecifiedValue {
    NBD_REP_ACK(1, "The server has done what the option asked, and nothing more follows."),
    NBD_REP_SERVER(2, "Names one export, perhaps with a description."),
    NBD_REP_INFO(3, "Tells one thing about an export; the information type says what."),
    NBD_REP_META_CONTEXT(4, "Names one metadata context and gives the number by which block status replies will refer to it."),
    NBD_REP_ERR_UNSUP(0x8000_0001, "The server does not know the option."),
    NBD_REP_ERR_POLICY(0x8000_0002, "The server knows the option, but is configured not to allow it."),
    NBD_REP_ERR_INVALID(0x8000_0003, "The option was malformed, or made no sense at this point."),
    NBD_REP_ERR_PLATFORM(0x8000_0004, "The server's platform, or the way in which the server was built, does not support the option."),
    NBD_REP_ERR_TLS_REQD(0x8000_0005, "The server wants TLS to be started first."),
    NBD_REP_ERR_UNKNOWN(0x8000_0006, "There is no such export."),
    NBD_REP_ERR_SHUTDOWN(0x8000_0007, "The server is about to shut down and negotiates no more."),
    NBD_REP_ERR_BLOCK_SIZE_REQD(0x8000_0008,
            "The client has to ask for the block sizes, and so promise to keep them, before it may use the export."),
    NBD_REP_ERR_TOO_BIG(0x8000_0009, "The option, or the reply to it, is larger than the server can handle."),
    NBD_REP_ERR_EXT_HEADER_REQD(0x8000_000a,
            "The server does not go on without extended headers, or cannot go back to structured replies after them.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Option reply types";

    private static final ValueTable<OptionReplyType> TABLE = new ValueTable<>(values(), "NBD_REP_", 0x8000_0000);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    OptionReplyType(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** The constant of a value, or null where there is none. */
    public static OptionReplyType of(int value) {
        return TABLE.of(value);
    }

    /**
     * The name of a value (its low 32 bits count); where it has none, its number: {@code NBD_REP_9} or, with bit 31,
     * {@code NBD_REP_0x8000000b}.
     */
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
