package org.nbdscope.dissector.filter;

import java.util.List;
import java.util.function.Function;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The fields that a display filter may name: what the filter language needs of a field registry. */
public interface FieldLookup {

    /** The field of exactly this name, or null where there is none. */
    FieldDefinition find(String name);

    /** The fields whose names begin with {@code prefix}, in alphabetical order; all fields for the empty prefix. */
    List<FieldDefinition> startingWith(String prefix);

    /** A lookup made of two methods of a registry. */
    static FieldLookup of(Function<String, FieldDefinition> find, Function<String, List<FieldDefinition>> startingWith) {
        return new FieldLookup() {
            @Override
            public FieldDefinition find(String name) {
                return find.apply(name);
            }

            @Override
            public List<FieldDefinition> startingWith(String prefix) {
                return startingWith.apply(prefix);
            }
        };
    }
}
