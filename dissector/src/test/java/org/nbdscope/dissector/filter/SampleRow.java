package org.nbdscope.dissector.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.schema.FieldDefinition;

/** A row made of values for tests. */
final class SampleRow implements FieldValues {
    private final Map<FieldDefinition, List<Object>> values = new HashMap<>();

    /** Adds a value: a long, a string, bytes, an {@link Unsigned128} for an address, or null for a mark. */
    SampleRow with(FieldDefinition field, Object... more) {
        List<Object> list = values.computeIfAbsent(field, f -> new ArrayList<>());
        for (Object value : more) {
            list.add(value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return this;
    }

    /** Adds an IPv4 address given by its 32 bits. */
    SampleRow withIpv4(FieldDefinition field, long address) {
        return with(field, new Unsigned128(0, 0xffff_0000_0000L | address));
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        for (Object value : values.getOrDefault(field, List.of())) {
            if (show(value, visitor)) {
                return;
            }
        }
    }

    private static boolean show(Object value, ValueVisitor visitor) {
        if (value instanceof Long number) {
            return visitor.number(number);
        } else if (value instanceof String text) {
            return visitor.text(text);
        } else if (value instanceof byte[] bytes) {
            return visitor.bytes(bytes);
        } else if (value instanceof Unsigned128 address) {
            return visitor.address(address.high(), address.low());
        }
        return visitor.present();
    }
}
