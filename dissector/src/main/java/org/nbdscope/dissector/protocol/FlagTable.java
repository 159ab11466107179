package org.nbdscope.dissector.protocol;

import java.util.ArrayList;
import java.util.List;

/** Names the flags that are set in a flags field. */
final class FlagTable<E extends SpecifiedFlag> {

    private final E[] flags;

    FlagTable(E[] flags) {
        this.flags = flags;
    }

    /** The set flags in the order of their bits, then all set bits that have no name together as one hexadecimal item ({@code 0x40}). */
    List<String> namesOf(long value) {
        List<String> names = new ArrayList<>();
        long unknown = value;
        for (E flag : flags) {
            long mask = Integer.toUnsignedLong(flag.mask());
            if ((value & mask) != 0) {
                names.add(flag.name());
                unknown &= ~mask;
            }
        }
        if (unknown != 0) {
            names.add("0x" + Long.toHexString(unknown));
        }
        return names;
    }
}
