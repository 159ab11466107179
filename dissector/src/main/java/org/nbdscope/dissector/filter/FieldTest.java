package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * A test on the values that a field has in a row: true when any value passes, or, with {@code all}, when there are values and all of
 * them pass. It is its own visitor, so a test allocates nothing. Values of a kind that a test does not look at do not pass.
 */
abstract class FieldTest extends Node implements ValueVisitor {
    final FieldDefinition field;
    final boolean all;
    private boolean result;

    FieldTest(FieldDefinition field, boolean all) {
        this.field = field;
        this.all = all;
    }

    @Override
    boolean test(FieldValues row) {
        result = false;
        row.each(field, this);
        return result;
    }

    /** Takes note whether a value passes; the last value looked at decides, because the first that settles the question is the last. */
    final boolean decide(boolean passes) {
        result = passes;
        return passes != all;
    }

    @Override
    public boolean number(long value) {
        return decide(false);
    }

    @Override
    public boolean text(String value) {
        return decide(false);
    }

    @Override
    public boolean bytes(byte[] value) {
        return decide(false);
    }

    @Override
    public boolean address(long high, long low) {
        return decide(false);
    }

    @Override
    public boolean present() {
        return decide(false);
    }
}
