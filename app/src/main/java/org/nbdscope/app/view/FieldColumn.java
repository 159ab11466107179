package org.nbdscope.app.view;

import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * A column that shows the values of a field.
 *
 * @param field as the display filter knows it
 */
public record FieldColumn(FieldDefinition field) implements Column {

    private static final double WIDTH = 130;

    @Override
    public String id() {
        return field.name();
    }

    @Override
    public String title() {
        return field.label();
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public boolean number() {
        return field.type().isNumber() && field.names().all().isEmpty();
    }

    @Override
    public boolean sortable() {
        return true;
    }
}
