package org.nbdscope.dissector.protocol;

import java.util.Arrays;
import java.util.List;
import org.nbdscope.dissector.schema.ValueNames;

/** Finds the constants of a value enum by their value, and names values that have no constant. */
final class ValueTable<E extends SpecifiedValue> implements ValueNames {

    /** Values below this are found by index: all but the error types of option replies and of chunks. */
    private static final int INDEXED = 128;

    private final E[] constants;
    private final E[] indexed;
    private final List<NamedValue> all;
    private final String prefix;
    private final int hexadecimalBit;

    /**
     * @param prefix         stands before the number of a value without a name
     * @param hexadecimalBit such a number is hexadecimal when it has this bit; 0 for always decimal
     */
    ValueTable(E[] constants, String prefix, int hexadecimalBit) {
        this.constants = constants;
        this.prefix = prefix;
        this.hexadecimalBit = hexadecimalBit;
        indexed = Arrays.copyOf(constants, INDEXED);
        Arrays.fill(indexed, null);
        for (E constant : constants) {
            if (isIndexed(constant.value())) {
                indexed[constant.value()] = constant;
            }
        }
        all = Arrays.stream(constants)
                .map(c -> new NamedValue(Integer.toUnsignedLong(c.value()), c.name(), c.explanation()))
                .toList();
    }

    /** The constant of a value, or null. Allocates nothing. */
    E of(int value) {
        if (isIndexed(value)) {
            return indexed[value];
        }
        for (E constant : constants) {
            if (constant.value() == value) {
                return constant;
            }
        }
        return null;
    }

    @Override
    public List<NamedValue> all() {
        return all;
    }

    @Override
    public String nameOf(long value) {
        E constant = value >>> Integer.SIZE == 0 ? of((int) value) : null;
        return constant == null ? null : constant.name();
    }

    /** The name of a value or, where it has none, the prefix and its number; only the low 32 bits count, so a negative int will do. */
    String nameOrNumber(long value) {
        int bits = (int) value;
        E constant = of(bits);
        if (constant != null) {
            return constant.name();
        }
        boolean hexadecimal = (bits & hexadecimalBit) != 0;
        return prefix + (hexadecimal ? "0x" + Integer.toHexString(bits) : Integer.toUnsignedString(bits));
    }

    private static boolean isIndexed(int value) {
        return value >= 0 && value < INDEXED;
    }
}
