package org.nbdscope.app.view;

import org.nbdscope.dissector.protocol.NbdRegistry;
import org.nbdscope.dissector.schema.FieldDefinition;

/** A column of a list: one that the program has by itself, or any field of the display filter. */
public sealed interface Column permits ListColumn, FieldColumn {

    /** What settings call it; neither comma nor colon stands in it. */
    String id();

    /** What its head says, unless the format of its values says it better. */
    String title();

    /** Its width in pixels at a font size of 12, unless somebody chose another. */
    double width();

    /** Whether its values are numbers, which stand at the right. */
    boolean number();

    /** Whether rows can be sorted by it. */
    boolean sortable();

    /** The column that settings call so; null where there is none (any more). */
    static Column of(String id) {
        for (ListColumn column : ListColumn.values()) {
            if (column.id().equals(id)) {
                return column;
            }
        }
        FieldDefinition field = NbdRegistry.FIELDS.find(id);
        return field == null ? null : new FieldColumn(field);
    }
}
