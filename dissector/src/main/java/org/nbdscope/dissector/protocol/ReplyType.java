package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.ValueNames;

/** The types of structured and extended reply chunks. 16 bits on the wire; error chunks have bit 15 set. */
public enum ReplyType implements SpecifiedValue {
    NBD_REPLY_TYPE_NONE(0, "Carries nothing and ends a reply: success, unless an error chunk came before."),
    NBD_REPLY_TYPE_OFFSET_DATA(1, "Carries bytes of the export, beginning at an offset of the export that the chunk names."),
    NBD_REPLY_TYPE_OFFSET_HOLE(2, "Says that a range reads as zeroes, without sending them."),
    NBD_REPLY_TYPE_BLOCK_STATUS(5, "Lists extents with their status in one metadata context; lengths and status have 32 bits."),
    NBD_REPLY_TYPE_BLOCK_STATUS_EXT(6, "Lists extents with their status in one metadata context; lengths and status have 64 bits."),
    NBD_REPLY_TYPE_ERROR(0x8001, "Says that the request failed, perhaps with a message for people."),
    NBD_REPLY_TYPE_ERROR_OFFSET(0x8002, "Says at which offset the request failed; what came before may be good.");

    /** The heading of the specification under which the constants stand. */
    public static final String SECTION = "Structured reply types";

    private static final int ERROR_BIT = 1 << 15;

    private static final ValueTable<ReplyType> TABLE = new ValueTable<>(values(), "NBD_REPLY_TYPE_", ERROR_BIT);

    /** The constants as the names of a field's values. */
    public static final ValueNames NAMES = TABLE;

    private final int value;
    private final String explanation;

    ReplyType(int value, String explanation) {
        this.value = value;
        this.explanation = explanation;
    }

    /** Whether a type, known or not, is that of an error chunk: it has bit 15 set. */
    public static boolean isError(int value) {
        return (value & ERROR_BIT) != 0;
    }

    /** Whether a type is that of a chunk with the status of extents, whose descriptors may be compact or extended. */
    public static boolean isBlockStatus(int value) {
        return value == NBD_REPLY_TYPE_BLOCK_STATUS.value || value == NBD_REPLY_TYPE_BLOCK_STATUS_EXT.value;
    }

    /** The constant of a value, or null where there is none. */
    public static ReplyType of(int value) {
        return TABLE.of(value);
    }

    /**
     * The name of a value (its low 32 bits count); where it has none, its number: {@code NBD_REPLY_TYPE_9} or, with bit 15,
     * {@code NBD_REPLY_TYPE_0x8007}.
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
