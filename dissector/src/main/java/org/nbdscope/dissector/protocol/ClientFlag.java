package org.nbdscope.dissector.protocol;

import java.util.List;

/** The client's answer to the {@link HandshakeFlag handshake flags}. 32 bits on the wire. */
public enum ClientFlag implements SpecifiedFlag {
    NBD_FLAG_C_FIXED_NEWSTYLE(0, "The client speaks fixed newstyle too."),
    NBD_FLAG_C_NO_ZEROES(1, "The client wants the 124 zeroes after the reply to NBD_OPT_EXPORT_NAME left out.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Client flags";

    private static final FlagTable<ClientFlag> TABLE = new FlagTable<>(values());

    private final int bit;
    private final String explanation;

    ClientFlag(int bit, String explanation) {
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
