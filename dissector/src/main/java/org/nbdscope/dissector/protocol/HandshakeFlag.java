package org.nbdscope.dissector.protocol;

import java.util.List;

/** The server's flags in its greeting. 16 bits on the wire. */
public enum HandshakeFlag implements SpecifiedFlag {
    NBD_FLAG_FIXED_NEWSTYLE(0, "The server speaks fixed newstyle: it replies to options, also to those that it does not know."),
    NBD_FLAG_NO_ZEROES(1, "The server can leave out the 124 zeroes that otherwise follow the reply to NBD_OPT_EXPORT_NAME.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Handshake flags";

    private static final FlagTable<HandshakeFlag> TABLE = new FlagTable<>(values());

    private final int bit;
    private final String explanation;

    HandshakeFlag(int bit, String explanation) {
        this.bit = bit;
        this.explanation = explanation;
    }

    /** The names of the set flags in the order of their bits; all other set bits together as one last item such as {@code 0x40}. */
    public static List<String> namesOf(int flags) {
        return TABLE.namesOf(Integer.toUnsignedLong(flags));
    }

    @Override
    public int bit() {
        return bit;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
