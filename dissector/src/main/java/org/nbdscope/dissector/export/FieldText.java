package org.nbdscope.dissector.export;

import java.util.HexFormat;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.ValueVisitor;
import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.schema.FieldDefinition;
import org.nbdscope.dissector.schema.FieldType;

/** The values of a field as text, as {@code tshark -T fields} prints them: several with commas between them, numbers in decimal. */
public final class FieldText implements ValueVisitor {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private StringBuilder line;
    private FieldType type;
    private boolean first;

    /** Appends the values that a field has in a row; nothing where it has none. */
    public void append(StringBuilder to, FieldDefinition field, FieldValues row) {
        line = to;
        type = field.type();
        first = true;
        row.each(field, this);
    }

    private StringBuilder next() {
        if (!first) {
            line.append(',');
        }
        first = false;
        return line;
    }

    @Override
    public boolean number(long value) {
        next();
        if (type == FieldType.TIME || type == FieldType.DURATION) {
            line.append(value / NANOS_PER_SECOND).append('.');
            String fraction = Long.toString(value % NANOS_PER_SECOND);
            line.append("0".repeat(9 - fraction.length())).append(fraction);
        } else {
            line.append(Long.toUnsignedString(value));
        }
        return false;
    }

    @Override
    public boolean text(String value) {
        // A row is a line: what would break it is written as in a string literal.
        next().append(value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r"));
        return false;
    }

    @Override
    public boolean bytes(byte[] value) {
        next().append(HexFormat.of().formatHex(value));
        return false;
    }

    @Override
    public boolean address(long high, long low) {
        next().append(IpAddress.of(high, low));
        return false;
    }

    @Override
    public boolean present() {
        next().append('1');
        return false;
    }
}
