package org.nbdscope.dissector.protocol;

import java.util.List;

/** What the server says of an export and of the commands that it supports there. 16 bits on the wire. */
public enum TransmissionFlag implements SpecifiedFlag {
    NBD_FLAG_HAS_FLAGS(0, "Always set: there are flags."),
    NBD_FLAG_READ_ONLY(1, "The export cannot be written to; the server fails whatever would change it."),
    NBD_FLAG_SEND_FLUSH(2, "The server supports NBD_CMD_FLUSH."),
    NBD_FLAG_SEND_FUA(3, "The server supports NBD_CMD_FLAG_FUA, that is, writes that are permanent when they are answered."),
    NBD_FLAG_ROTATIONAL(4, "The export behaves like a rotating disk, on which the order of accesses matters."),
    NBD_FLAG_SEND_TRIM(5, "The server supports NBD_CMD_TRIM."),
    NBD_FLAG_SEND_WRITE_ZEROES(6, "The server supports NBD_CMD_WRITE_ZEROES and its flag NBD_CMD_FLAG_NO_HOLE."),
    NBD_FLAG_SEND_DF(7, "The server supports NBD_CMD_FLAG_DF, that is, reads that are answered in one piece."),
    NBD_FLAG_CAN_MULTI_CONN(8, "Several connections may be used at once: a flush or FUA write on one holds for all of them."),
    NBD_FLAG_SEND_RESIZE(9, "Belongs to the experimental RESIZE extension."),
    NBD_FLAG_SEND_CACHE(10, "The server understands NBD_CMD_CACHE, which need not mean that the command helps."),
    NBD_FLAG_SEND_FAST_ZERO(11,
            "The server supports NBD_CMD_FLAG_FAST_ZERO, by which zeroing fails where it would be no quicker than writing."),
    NBD_FLAG_BLOCK_STATUS_PAYLOAD(12,
            "The client may name in NBD_CMD_BLOCK_STATUS's payload the metadata contexts that it wants answers for.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Transmission flags";

    private static final FlagTable<TransmissionFlag> TABLE = new FlagTable<>(values());

    private final int bit;
    private final String explanation;

    TransmissionFlag(int bit, String explanation) {
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
