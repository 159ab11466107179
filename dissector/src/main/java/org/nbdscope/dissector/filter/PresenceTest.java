package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/** A field's bare name: the row has the field, whatever its value. */
final class PresenceTest extends FieldTest {

    PresenceTest(FieldDefinition field) {
        super(field, false);
    }

    @Override
    public boolean number(long value) {
        return decide(true);
    }

    @Override
    public boolean text(String value) {
        return decide(true);
    }

    @Override
    public boolean bytes(byte[] value) {
        return decide(true);
    }

    @Override
    public boolean address(long high, long low) {
        return decide(true);
    }

    @Override
    public boolean present() {
        return decide(true);
    }

    @Override
    Node copy() {
        return new PresenceTest(field);
    }
}
