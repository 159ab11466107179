package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.detail.FieldVisitor;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Of fields that are visited all together, passes on the values of one. */
final class WantedField implements FieldVisitor {

    private FieldDefinition wanted;
    private ValueVisitor visitor;

    WantedField of(FieldDefinition field, ValueVisitor takes) {
        wanted = field;
        visitor = takes;
        return this;
    }

    @Override
    public boolean number(FieldDefinition field, long value) {
        return field == wanted && visitor.number(value);
    }

    @Override
    public boolean text(FieldDefinition field, String value) {
        return field == wanted && visitor.text(value);
    }

    @Override
    public boolean bytes(FieldDefinition field, byte[] value) {
        return field == wanted && visitor.bytes(value);
    }

    @Override
    public boolean address(FieldDefinition field, long high, long low) {
        return field == wanted && visitor.address(high, low);
    }

    @Override
    public boolean present(FieldDefinition field) {
        return field == wanted && visitor.present();
    }
}
