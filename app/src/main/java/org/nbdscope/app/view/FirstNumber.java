package org.nbdscope.app.view;

import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.ValueVisitor;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Takes the first number that a field has in a row. */
final class FirstNumber implements ValueVisitor {

    private Long found;

    /** The first number, unsigned; null where there is none. */
    Long of(FieldDefinition field, FieldValues row) {
        found = null;
        row.each(field, this);
        return found;
    }

    @Override
    public boolean number(long value) {
        found = value;
        return true;
    }

    @Override
    public boolean text(String value) {
        return true;
    }

    @Override
    public boolean bytes(byte[] value) {
        return true;
    }

    @Override
    public boolean address(long high, long low) {
        return true;
    }

    @Override
    public boolean present() {
        return true;
    }
}
