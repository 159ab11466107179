package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/** The values of one row (a message, a transaction, an extent) that a {@link DisplayFilter} asks for. */
public interface FieldValues {

    /**
     * Hands each value that {@code field} has in this row to {@code visitor}, by the method that suits the field's type, until there
     * are no more or the visitor returns true, after which it must not be called again. A field that the row does not have calls
     * nothing. Must not allocate for numbers, nor call another {@code each} of the same row meanwhile.
     */
    void each(FieldDefinition field, ValueVisitor visitor);
}
