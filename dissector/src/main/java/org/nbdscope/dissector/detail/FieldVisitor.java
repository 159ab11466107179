package org.nbdscope.dissector.detail;

import org.nbdscope.dissector.schema.FieldDefinition;

/** Takes fields with their values, one after the other. Every method returns true when no more are needed; none is called after that. */
public interface FieldVisitor {

    /** A value of an integer, a time or a duration (nanoseconds), all of them unsigned; or of a boolean, 0 or 1. */
    boolean number(FieldDefinition field, long value);

    /** A value of a text. */
    boolean text(FieldDefinition field, String value);

    /** A value of a bytes field. The array belongs to the visitor. */
    boolean bytes(FieldDefinition field, byte[] value);

    /** An address as the 128 bits of IPv6; an IPv4 address is {@code ::ffff:a.b.c.d}. */
    boolean address(FieldDefinition field, long high, long low);

    /** A mark without a value is there. */
    boolean present(FieldDefinition field);
}
