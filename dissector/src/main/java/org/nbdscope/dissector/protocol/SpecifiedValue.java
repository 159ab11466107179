package org.nbdscope.dissector.protocol;

/** A value of an integer field to which the specification gives a name; the enums of this package implement it. */
public interface SpecifiedValue {

    /** The specification's name, such as {@code NBD_CMD_READ}. */
    String name();

    /** The value on the wire; the bits of an unsigned integer of at most 32 bits. */
    int value();

    /** One sentence for somebody who meets the value for the first time. */
    String explanation();
}
