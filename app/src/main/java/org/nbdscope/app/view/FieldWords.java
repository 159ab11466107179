package org.nbdscope.app.view;

import java.util.HexFormat;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.ValueVisitor;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The values of a field as a cell shows them: names where there are names, several values with commas between them. */
final class FieldWords implements ValueVisitor {

    /** Values that a cell shows; further ones are three dots. */
    private static final int MAX_VALUES = 8;
    /** Bytes of a value that a cell shows. */
    private static final int MAX_BYTES = 16;

    private final StringBuilder text = new StringBuilder();
    private FieldDefinition field;
    private int count;

    /** The values of a field in a row; "" where it has none. */
    String of(FieldDefinition wanted, FieldValues row) {
        text.setLength(0);
        count = 0;
        field = wanted;
        row.each(wanted, this);
        return text.toString();
    }

    private boolean add(String value) {
        boolean enough = count++ == MAX_VALUES;
        text.append(text.isEmpty() ? "" : ", ").append(enough ? "…" : value);
        return enough;
    }

    @Override
    public boolean number(long value) {
        String name = field.names().nameOf(value);
        if (name != null) {
            return add(name);
        }
        return switch (field.type()) {
            case TIME, DURATION -> add(TimeFormat.seconds(value));
            case BOOLEAN -> add(value == 0 ? "no" : "yes");
            default -> add(Long.toUnsignedString(value));
        };
    }

    @Override
    public boolean text(String value) {
        return add(value);
    }

    @Override
    public boolean bytes(byte[] value) {
        String hex = HexFormat.of().formatHex(value, 0, Math.min(value.length, MAX_BYTES));
        return add(value.length > MAX_BYTES ? hex + "…" : hex);
    }

    @Override
    public boolean address(long high, long low) {
        return add(IpAddress.of(high, low));
    }

    @Override
    public boolean present() {
        return add("present");
    }
}
