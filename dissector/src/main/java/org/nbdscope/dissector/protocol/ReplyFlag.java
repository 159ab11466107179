package org.nbdscope.dissector.protocol;

import java.util.List;

/** The flags of a structured or extended reply chunk. 16 bits on the wire. */
public enum ReplyFlag implements SpecifiedFlag {
    NBD_REPLY_FLAG_DONE(0, "This chunk is the last of the reply.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Structured and extended header reply flags";

    private static final FlagTable<ReplyFlag> TABLE = new FlagTable<>(values());

    private final int bit;
    private final String explanation;

    ReplyFlag(int bit, String explanation) {
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
