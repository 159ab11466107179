package org.nbdscope.dissector.export;

import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.ValueNames;

/** A row per field that the display filter knows. */
public final class FieldRow implements Row {

    private static final int NAME_WIDTH = 34;
    private static final int TYPE_WIDTH = 9;

    private FieldDefinition field;

    /** Stands at a field. */
    public FieldRow at(FieldDefinition newField) {
        field = newField;
        return this;
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.text("name", field.name());
        sink.text("type", field.type().name());
        sink.text("label", field.label());
        sink.text("explanation", field.explanation());
        sink.text("section", field.section());
        sink.beginList("values");
        for (ValueNames.NamedValue value : field.names().all()) {
            sink.beginObject();
            sink.number("value", value.value());
            sink.text("name", value.name());
            sink.text("explanation", value.explanation());
            sink.endObject();
        }
        sink.endList();
        sink.endRow();
    }

    @Override
    public void text(StringBuilder line) {
        Columns.left(line, field.name(), NAME_WIDTH).append(' ');
        Columns.left(line, field.type().name(), TYPE_WIDTH).append(' ').append(field.label()).append(": ").append(field.explanation());
        line.append(" (").append(field.section()).append(')');
    }

    @Override
    public FieldValues values() {
        return null;
    }
}
