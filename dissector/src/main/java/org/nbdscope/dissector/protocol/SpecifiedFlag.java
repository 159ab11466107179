package org.nbdscope.dissector.protocol;

/** A bit of a flags field to which the specification gives a name; the enums of this package implement it. */
public interface SpecifiedFlag {

    /** The specification's name, such as {@code NBD_CMD_FLAG_FUA}. */
    String name();

    /** Number of the bit, 0 for the least significant. */
    int bit();

    /** One sentence for somebody who meets the flag for the first time. */
    String explanation();

    /** The flags field with this bit alone set. */
    default int mask() {
        return 1 << bit();
    }

    /** Whether the flag is set in the value of its field. */
    default boolean in(int flags) {
        return (flags & mask()) != 0;
    }
}
