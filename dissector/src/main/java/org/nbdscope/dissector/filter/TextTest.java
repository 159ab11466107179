package org.nbdscope.dissector.filter;

import java.util.function.Predicate;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Strings compared with constants. */
final class TextTest extends FieldTest {
    private final Predicate<String> passes;

    /** @param passes without state, because copies share it */
    TextTest(FieldDefinition field, boolean all, Predicate<String> passes) {
        super(field, all);
        this.passes = passes;
    }

    @Override
    public boolean text(String value) {
        return decide(passes.test(value));
    }

    @Override
    Node copy() {
        return new TextTest(field, all, passes);
    }
}
