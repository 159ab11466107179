package org.nbdscope.app.view.export;

import java.util.function.IntFunction;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.FileAccess;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.PacketLine;
import org.nbdscope.app.view.PacketSource;
import org.nbdscope.app.view.PlainCells;
import org.nbdscope.app.view.TimeFormat;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.export.ExtendableRow;
import org.nbdscope.dissector.export.MessageRow;
import org.nbdscope.dissector.export.RowSink;
import org.nbdscope.dissector.export.TransactionRow;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;

/** Writes the rows of an export one by one, best from the first to the last. For one thread. */
final class ExportedRow {

    private final ExportRows rows;
    private final ExportColumns columns;
    private final PlainCells cells;
    /** The record of a row; null for a packet that the file does not hold any more. */
    private final IntFunction<ExtendableRow> records;

    ExportedRow(ExportRows rows, ExportColumns columns, FileAccess file) {
        this.rows = rows;
        this.columns = columns;
        cells = new PlainCells(rows.document(), rows.mode(), file);
        records = records(rows, PacketSource.reading(rows.document(), file));
    }

    private static IntFunction<ExtendableRow> records(ExportRows rows, PacketSource packets) {
        CaptureDocument document = rows.document();
        MessageValues values = new MessageValues(document.model(), null);
        return switch (rows.mode()) {
            case MESSAGES -> new MessageRow(document.model(), values)::at;
            case TRANSACTIONS -> new TransactionRow(document.model(), new TransactionValues(document.model(), values))::at;
            case PACKETS -> row -> {
                PacketLine line = packets.line(row + 1L);
                return line == null ? null : new PacketRow(line);
            };
        };
    }

    /** Writes what the columns say of the row at a place, under their titles. Returns whether there is such a row. */
    boolean columns(int place, RowSink sink) {
        int row = rows.row(place);
        // The row above comes first: packets are read one after the other.
        long above = columns.time() == TimeFormat.SINCE_PREVIOUS && place > 0 ? cells.timeNanos(rows.shown(place - 1)) : Frame.NO_TIME;
        if (rows.mode() == ListMode.PACKETS && records.apply(row) == null) {
            return false;
        }
        String time = columns.time().text(cells.timeNanos(row), columns.baseNanos(), above);
        sink.beginRow();
        for (int i = 0; i < columns.columns().size(); i++) {
            Column column = columns.columns().get(i);
            sink.text(PlainCells.title(column, columns.titles().get(i)), cells.text(column, row, time, columns.offset()));
        }
        sink.endRow();
        return true;
    }

    /** Writes the record of the row at a place, and what the columns say beyond it. Returns whether there is such a row. */
    boolean record(int place, RowSink sink) {
        int row = rows.row(place);
        ExtendableRow record = records.apply(row);
        if (record == null) {
            return false;
        }
        sink.beginRow();
        record.members(sink);
        columns.columns().forEach(column -> cells.members(column, row, sink));
        sink.endRow();
        return true;
    }
}
