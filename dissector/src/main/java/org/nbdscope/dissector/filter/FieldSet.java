package org.nbdscope.dissector.filter;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Sets of fields that are asked for every row: a field is declared once, so that looking for the object itself will do. */
final class FieldSet {

    private FieldSet() {
    }

    static Set<FieldDefinition> of(FieldDefinition... fields) {
        Set<FieldDefinition> set = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(set, fields);
        return Collections.unmodifiableSet(set);
    }

    static Set<FieldDefinition> of(Collection<FieldDefinition> fields) {
        return of(fields.toArray(new FieldDefinition[0]));
    }
}
