package org.nbdscope.dissector.filter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * The strings, bytes or addresses of a field compared with those of another field of the same row; any pair, or all pairs. Bytes and
 * addresses are compared as Latin-1 text, which orders as their unsigned bytes do.
 */
final class KeyPairTest extends FieldTest {
    private final Comparison comparison;
    private final FieldDefinition right;
    private final TreeSet<String> rightKeys = new TreeSet<>();
    private final KeyCollector collector = new KeyCollector();

    KeyPairTest(FieldDefinition field, boolean all, Comparison comparison, FieldDefinition right) {
        super(field, all);
        this.comparison = comparison;
        this.right = right;
    }

    @Override
    boolean test(FieldValues row) {
        rightKeys.clear();
        row.each(right, collector);
        return !rightKeys.isEmpty() && super.test(row);
    }

    @Override
    public boolean text(String value) {
        int toLeast = value.compareTo(rightKeys.first());
        int toGreatest = value.compareTo(rightKeys.last());
        return decide(comparison.holdsAgainst(all, toLeast, toGreatest, rightKeys.contains(value)));
    }

    @Override
    public boolean bytes(byte[] value) {
        return text(key(value));
    }

    @Override
    public boolean address(long high, long low) {
        return text(key(high, low));
    }

    private static String key(byte[] value) {
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    private static String key(long high, long low) {
        return key(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }

    @Override
    Node copy() {
        return new KeyPairTest(field, all, comparison, right);
    }

    private final class KeyCollector extends ValueCollector {
        @Override
        public boolean text(String value) {
            rightKeys.add(value);
            return false;
        }

        @Override
        public boolean bytes(byte[] value) {
            return text(key(value));
        }

        @Override
        public boolean address(long high, long low) {
            return text(key(high, low));
        }
    }
}
