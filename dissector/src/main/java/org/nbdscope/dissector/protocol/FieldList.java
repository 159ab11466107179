package org.nbdscope.dissector.protocol;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;
import org.nbdscope.dissector.schema.ValueNames;

/** Collects the fields of a catalogue while its constants are declared, so that none can be left out. */
final class FieldList {

    private final List<FieldDefinition> fields = new ArrayList<>();

    FieldDefinition add(String name, String label, FieldType type, String section, String explanation) {
        return add(name, label, type, ValueNames.NONE, section, explanation);
    }

    FieldDefinition add(String name, String label, FieldType type, ValueNames names, String section, String explanation) {
        FieldDefinition field = new FieldDefinition(name, label, type, names, explanation, section);
        fields.add(field);
        return field;
    }

    /** A bit of a flags field; it is explained as the flag is. */
    FieldDefinition add(String name, String label, SpecifiedFlag flag, String section) {
        return add(name, label, FieldType.BOOLEAN, section, flag.explanation());
    }

    /** What was added so far, in order. */
    List<FieldDefinition> all() {
        return List.copyOf(fields);
    }
}
