package org.nbdscope.dissector.schema;

import java.nio.ByteBuffer;

/**
 * Where a field of fixed width stands in a struct. Kept in {@code static final} constants the record costs nothing: the decoder's hot
 * path reads through it. Buffers must be big endian, and are read at absolute positions only; their position and limit do not matter
 * but for the bounds check.
 *
 * @param field  what stands there
 * @param offset bytes from the beginning of the struct
 * @param width  1, 2, 4 or 8 bytes
 * @param mask   the bits of that integer that are the field's; -1 for all
 */
public record Place(FieldDefinition field, int offset, int width, long mask) {

    /** Reads a field of 16 bits; 0 to 65,535. */
    public int u16(ByteBuffer bytes, int struct) {
        return bytes.getShort(struct + offset) & 0xffff;
    }

    /** Reads a field of 32 bits; 0 to 2^32 - 1. */
    public long u32(ByteBuffer bytes, int struct) {
        return bytes.getInt(struct + offset) & 0xffff_ffffL;
    }

    /** Reads the bits of a field of 32 bits as an {@code int}: for magics and for comparing. */
    public int i32(ByteBuffer bytes, int struct) {
        return bytes.getInt(struct + offset);
    }

    /** Reads a field of 64 bits; the {@code long} is unsigned. */
    public long u64(ByteBuffer bytes, int struct) {
        return bytes.getLong(struct + offset);
    }

    /** Reads a field of any width; only the bits of {@link #mask} remain, where they stand. */
    public long read(ByteBuffer bytes, int struct) {
        int at = struct + offset;
        long all = switch (width) {
            case 1 -> bytes.get(at) & 0xffL;
            case 2 -> bytes.getShort(at) & 0xffffL;
            case 4 -> bytes.getInt(at) & 0xffff_ffffL;
            case 8 -> bytes.getLong(at);
            default -> throw new IllegalStateException("width " + width);
        };
        return all & mask;
    }
}
