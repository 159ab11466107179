package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * Something that could stand at the end of a filter's text, where it ends or breaks off.
 *
 * @param field the field that an operator or value would belong to; else null
 * @param depth how many parentheses are open
 */
record Expectation(What what, FieldDefinition field, int depth) {

    /** Kinds of things that can follow. */
    enum What {
        /** A field, or what may precede one. */
        FIELD,
        /** A field and nothing else. */
        NAME,
        /** A comparison, or {@code &}. */
        OPERATOR,
        /** A comparison of some bits of a field. */
        BITS_OPERATOR,
        /** A value to compare with. */
        VALUE,
        /** A value in a set, where no field can stand. */
        SET_VALUE,
        /** {@code and}, {@code or}, or the end. */
        JOINT
    }
}
