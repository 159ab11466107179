package org.nbdscope.dissector.export;

import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.ValueVisitor;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.StateNames;
import org.nbdscope.dissector.schema.FieldDefinition;

/** A row per range of a coverage map, as {@code nbdinfo --map} prints it. */
public final class MapRow implements Row, FieldValues {

    private static final int NUMBER_WIDTH = 12;
    private static final int TYPE_WIDTH = 4;

    private final String context;
    private long offset;
    private long length;
    private long flags;
    private boolean known;

    /** Rows of the map of this metadata context. */
    public MapRow(String context) {
        this.context = context;
    }

    /** Stands at a range whose status is known. */
    public MapRow known(long newOffset, long newLength, long newFlags) {
        offset = newOffset;
        length = newLength;
        flags = newFlags;
        known = true;
        return this;
    }

    /** Stands at a range that no answer was about. */
    public MapRow unknown(long newOffset, long newLength) {
        offset = newOffset;
        length = newLength;
        known = false;
        return this;
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.number("offset", offset);
        sink.number("length", length);
        if (known) {
            sink.number("type", flags);
            sink.text("description", StateNames.describe(context, flags));
        } else {
            sink.unknown("type");
            sink.unknown("description");
        }
        sink.endRow();
    }

    @Override
    public void text(StringBuilder line) {
        Columns.right(line, Long.toUnsignedString(offset), NUMBER_WIDTH);
        Columns.right(line.append(' '), Long.toUnsignedString(length), NUMBER_WIDTH);
        if (!known) {
            line.append("    -  not asked");
            return;
        }
        Columns.right(line.append(' '), Long.toUnsignedString(flags), TYPE_WIDTH);
        String description = StateNames.describe(context, flags);
        if (description != null) {
            line.append("  ").append(description);
        }
    }

    @Override
    public FieldValues values() {
        return this;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        if (field == NbdFields.EXTENT_OFFSET) {
            visitor.number(offset);
        } else if (field == NbdFields.EXTENT_LENGTH) {
            visitor.number(length);
        } else if (field == NbdFields.STATUS_FLAGS && known) {
            visitor.number(flags);
        } else if (field == NbdFields.META_CONTEXT_NAME) {
            visitor.text(context);
        }
    }
}
