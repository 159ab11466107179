package org.nbdscope.dissector.filter;

import java.util.function.Predicate;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Bytes compared with constants. */
final class BytesTest extends FieldTest {
    private final Predicate<byte[]> passes;

    /** @param passes without state, because copies share it */
    BytesTest(FieldDefinition field, boolean all, Predicate<byte[]> passes) {
        super(field, all);
        this.passes = passes;
    }

    @Override
    public boolean bytes(byte[] value) {
        return decide(passes.test(value));
    }

    /** Whether {@code wanted} stands anywhere in {@code value}; nothing stands everywhere. */
    static boolean contains(byte[] value, byte[] wanted) {
        for (int from = 0; from <= value.length - wanted.length; from++) {
            int i = 0;
            while (i < wanted.length && value[from + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    Node copy() {
        return new BytesTest(field, all, passes);
    }
}
