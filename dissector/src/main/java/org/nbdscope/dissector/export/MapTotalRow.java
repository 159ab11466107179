package org.nbdscope.dissector.export;

import java.util.Locale;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.filter.FieldValues;

/** A row per status that a disk has, as {@code nbdinfo --map --totals} prints it. */
public final class MapTotalRow implements Row {

    private static final int NUMBER_WIDTH = 14;
    private static final int PERCENT_WIDTH = 6;

    private StatusTotal total;

    /** Stands at the total of a status. */
    public MapTotalRow at(StatusTotal newTotal) {
        total = newTotal;
        return this;
    }

    @Override
    public void write(RowSink sink) {
        sink.beginRow();
        sink.number("size", total.bytes());
        sink.decimal("percent", total.percent());
        sink.number("type", total.type());
        sink.text("description", total.description());
        sink.number("extents", total.extents());
        sink.endRow();
    }

    @Override
    public void text(StringBuilder line) {
        Columns.right(line, Long.toUnsignedString(total.bytes()), NUMBER_WIDTH);
        Columns.right(line.append(' '), String.format(Locale.ROOT, "%.1f%%", total.percent()), PERCENT_WIDTH);
        line.append(' ').append(Long.toUnsignedString(total.type()));
        if (total.description() != null) {
            line.append(' ').append(total.description());
        }
    }

    @Override
    public FieldValues values() {
        return null;
    }
}
