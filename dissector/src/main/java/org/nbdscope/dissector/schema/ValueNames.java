package org.nbdscope.dissector.schema;

import java.util.List;

/** The names that the specification gives to some values of an integer field, such as {@code NBD_CMD_READ} for type 0. */
public interface ValueNames {

    /** One value with its name and one sentence about it. */
    record NamedValue(long value, String name, String explanation) {
    }

    /** The field has no named values. */
    ValueNames NONE = List::of;

    /** Every named value, in the order of the specification. */
    List<NamedValue> all();

    /** The name of a value, or null where the specification gives none. */
    default String nameOf(long value) {
        for (NamedValue named : all()) {
            if (named.value() == value) {
                return named.name();
            }
        }
        return null;
    }
}
