package org.nbdscope.dissector.protocol;

import java.util.List;

/**
 * The status flags of an extent in the metadata context {@code base:allocation}, and in no other. 32 bits on the wire in
 * {@link ReplyType#NBD_REPLY_TYPE_BLOCK_STATUS}, 64 bits in {@link ReplyType#NBD_REPLY_TYPE_BLOCK_STATUS_EXT}.
 */
public enum StateFlag implements SpecifiedFlag {
    NBD_STATE_HOLE(0, "The extent has no storage of its own yet, so that a write to it may run out of space."),
    NBD_STATE_ZERO(1, "The extent reads as zeroes.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "`base:allocation` metadata context";

    private static final FlagTable<StateFlag> TABLE = new FlagTable<>(values());

    private final int bit;
    private final String explanation;

    StateFlag(int bit, String explanation) {
        this.bit = bit;
        this.explanation = explanation;
    }

    /**
     * The names of the set flags in the order of their bits; all other set bits together as one last item such as {@code 0x40}. A status of
     * 32 bits has to be unsigned.
     */
    public static List<String> namesOf(long flags) {
        return TABLE.namesOf(flags);
    }

    /** Whether the flag is set in a status of 32 (unsigned) or 64 bits. */
    public boolean in(long status) {
        return (status & mask()) != 0;
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
