package org.nbdscope.dissector.schema;

/** How the value of a field is to be read, compared and shown. All integers are unsigned and, on the wire, big endian. */
public enum FieldType {
    /** An unsigned integer of 8 bits. */
    UINT8(1),
    /** An unsigned integer of 16 bits. */
    UINT16(2),
    /** An unsigned integer of 32 bits. */
    UINT32(4),
    /** An unsigned integer of 64 bits; a Java {@code long} holds its bits. */
    UINT64(8),
    /** One or more bits of an integer, true when any of them is set. */
    BOOLEAN(0),
    /** Text, UTF-8 on the wire; what is no UTF-8 reads as U+FFFD. */
    STRING(0),
    /** Bytes without further meaning. */
    BYTES(0),
    /** An IPv4 or IPv6 address. */
    ADDRESS(0),
    /** A point in time, integer nanoseconds since 1970-01-01 00:00 UTC. */
    TIME(0),
    /** A span of time in nanoseconds; shown, and compared in a display filter, as seconds. */
    DURATION(0),
    /** A mark without a value: it is present or it is not. */
    NONE(0);

    private final int width;

    FieldType(int width) {
        this.width = width;
    }

    /** Width on the wire in bytes; 0 where the type has no fixed width. */
    public int width() {
        return width;
    }

    /** Whether values are unsigned integers, times or durations: ordered by their 64 bits, taken as unsigned. */
    public boolean isNumber() {
        return width > 0 || this == TIME || this == DURATION;
    }
}
