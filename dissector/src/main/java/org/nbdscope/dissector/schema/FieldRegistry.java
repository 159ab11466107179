package org.nbdscope.dissector.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every field that has a name, in the order of its declaration: the vocabulary of the display filter and of the columns. Immutable. */
public final class FieldRegistry {

    private final List<FieldDefinition> all;
    private final Map<String, FieldDefinition> byName;

    /**
     * Joins groups of definitions, in their order.
     *
     * @throws IllegalArgumentException when two definitions have the same name
     */
    public FieldRegistry(Collection<? extends Collection<FieldDefinition>> groups) {
        List<FieldDefinition> fields = new ArrayList<>();
        Map<String, FieldDefinition> names = new HashMap<>();
        for (Collection<FieldDefinition> group : groups) {
            for (FieldDefinition field : group) {
                if (names.put(field.name(), field) != null) {
                    throw new IllegalArgumentException("two fields are named " + field.name());
                }
                fields.add(field);
            }
        }
        all = List.copyOf(fields);
        byName = Map.copyOf(names);
    }

    /** The field of that exact name, or null. */
    public FieldDefinition find(String name) {
        return byName.get(name);
    }

    /** Every field in the order of declaration. */
    public List<FieldDefinition> all() {
        return all;
    }

    /** The fields whose names begin with {@code prefix}, in the order of declaration: what completion offers. All of them for "". */
    public List<FieldDefinition> startingWith(String prefix) {
        List<FieldDefinition> matching = new ArrayList<>();
        for (FieldDefinition field : all) {
            if (field.name().startsWith(prefix)) {
                matching.add(field);
            }
        }
        return matching;
    }
}
