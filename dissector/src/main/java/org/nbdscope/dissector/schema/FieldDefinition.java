package org.nbdscope.dissector.schema;

/**
 * A field, declared once: from here the decoder, the detail tree, the display filter, columns, JSON and explanations take it.
 *
 * @param name        the display filter's name, Wireshark's where it has one ({@code nbd.cmd.flags.df})
 * @param label       what people read, in title case ({@code Don't Fragment})
 * @param type        how its value is read and compared
 * @param names       names of values; {@link ValueNames#NONE} where there are none
 * @param explanation one or two sentences for somebody who meets the field for the first time
 * @param section     the heading of the specification that defines it, as it stands there ({@code Request message});
 *                    for fields that are not NBD's own, the document ({@code RFC 9293})
 */
public record FieldDefinition(String name, String label, FieldType type, ValueNames names, String explanation, String section) {

    /** This field at a byte offset of a struct, with the width of its type. */
    public Place at(int offset) {
        return new Place(this, offset, type.width(), -1L);
    }

    /** This field at a byte offset of a struct, with a width of 1, 2, 4 or 8 bytes of its own (compact and extended lengths). */
    public Place at(int offset, int width) {
        return new Place(this, offset, width, -1L);
    }

    /** This field as the bits {@code mask} of the integer of {@code width} bytes at a byte offset of a struct. */
    public Place bits(int offset, int width, long mask) {
        return new Place(this, offset, width, mask);
    }
}
