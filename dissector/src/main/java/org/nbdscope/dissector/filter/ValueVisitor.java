package org.nbdscope.dissector.filter;

/** Takes the values of a field one after the other. Every method returns true when no more values are needed. */
public interface ValueVisitor {

    /** A value of an integer, a time or a duration (nanoseconds), all of them unsigned; or of a boolean, where any number but 0 is true. */
    boolean number(long value);

    /** A value of a string. */
    boolean text(String value);

    /** A value of a bytes field. The array belongs to the caller, and is only read, and only during the call. */
    boolean bytes(byte[] value);

    /** An address as the 128 bits of IPv6; an IPv4 address is {@code ::ffff:a.b.c.d}. */
    boolean address(long high, long low);

    /** A mark without a value is there. */
    boolean present();
}
