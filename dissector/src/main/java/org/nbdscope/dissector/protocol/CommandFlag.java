package org.nbdscope.dissector.protocol;

import java.util.List;

/** The flags of a request. 16 bits on the wire. */
public enum CommandFlag implements SpecifiedFlag {
    NBD_CMD_FLAG_FUA(0, "Force unit access: what the request writes has to be in permanent storage before it is answered."),
    NBD_CMD_FLAG_NO_HOLE(1, "The zeroes of NBD_CMD_WRITE_ZEROES have to be backed by storage, not by a hole."),
    NBD_CMD_FLAG_DF(2, "Don't fragment: NBD_CMD_READ has to be answered with at most one chunk of content."),
    NBD_CMD_FLAG_REQ_ONE(3, "NBD_CMD_BLOCK_STATUS has to report one extent per metadata context, no longer than the request."),
    NBD_CMD_FLAG_FAST_ZERO(4, "NBD_CMD_WRITE_ZEROES has to fail at once if it would be no quicker than writing the zeroes."),
    NBD_CMD_FLAG_PAYLOAD_LEN(5,
            "The extended request's length counts bytes of payload that follow the header; without it, bytes of the export.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Command flags";

    private static final FlagTable<CommandFlag> TABLE = new FlagTable<>(values());

    private final int bit;
    private final String explanation;

    CommandFlag(int bit, String explanation) {
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
