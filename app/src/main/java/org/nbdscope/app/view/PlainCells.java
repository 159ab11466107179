package org.nbdscope.app.view;

import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.export.RowSink;

/**
 * What the columns of a list say, for programs: numbers are plain, without units and without anything between their digits. Reads what only
 * the file holds at once; for scans that go from one row to the next, in one thread.
 */
public final class PlainCells {

    private final ListMode mode;
    private final RowCells cells;
    private final RowValues values;
    private final FieldWords words = new FieldWords();

    /** The rows of a document that a list in this mode has. */
    public PlainCells(CaptureDocument document, ListMode mode, FileAccess file) {
        this.mode = mode;
        cells = ListModel.cells(document, mode, () -> PacketSource.reading(document, file));
        values = RowValues.of(document, mode, file);
    }

    /** The time of a row, nanoseconds since 1970, or {@link Frame#NO_TIME}. */
    public long timeNanos(int row) {
        return cells.timeNanos(row);
    }

    /** Head of a column with this title: names the unit that the window writes beside each value. */
    public static String title(Column column, String title) {
        return column == ListColumn.LATENCY ? title + " (s)" : title;
    }

    /**
     * A cell as text; "" where there is nothing to say.
     *
     * @param time    of the row, as it is to be written
     * @param offsets how offsets are to be written
     */
    public String text(Column column, int row, String time, OffsetFormat offsets) {
        if (column instanceof FieldColumn field) {
            return words.of(field.field(), values.at(row));
        }
        return switch ((ListColumn) column) {
            case TIME -> time;
            case OFFSET -> cells.offset(row) == null ? "" : offsets.plain(cells.offset(row));
            case LENGTH -> cells.length(row) == null ? "" : Long.toUnsignedString(cells.length(row));
            case LATENCY -> cells.latencyNanos(row) < 0 ? "" : TimeFormat.exactSeconds(cells.latencyNanos(row));
            default -> cells.text((ListColumn) column, row);
        };
    }

    /** Writes what a column says as members of an object; nothing where the record of such rows on the command line says it already. */
    public void members(Column column, int row, RowSink sink) {
        if (column instanceof FieldColumn field) {
            field(field, words.of(field.field(), values.at(row)), sink);
        } else if (mode == ListMode.PACKETS) {
            return;
        } else {
            switch ((ListColumn) column) {
                case CONNECTION -> sink.text("connection", cells.text(ListColumn.CONNECTION, row));
                case STATUS -> text("status", cells.text(ListColumn.STATUS, row), sink);
                case DEPTH -> sink.number("depth", cells.depth(row) == 0 ? null : (Integer) cells.depth(row));
                case FINDING -> findings(row, sink);
                default -> {
                    if (mode == ListMode.MESSAGES) {
                        ofMessage((ListColumn) column, row, sink);
                    } else if (column == ListColumn.SUMMARY) {
                        text("summary", cells.text(ListColumn.SUMMARY, row), sink);
                    }
                }
            }
        }
    }

    /** What the record of a transaction has, and that of a message lacks. */
    private void ofMessage(ListColumn column, int row, RowSink sink) {
        switch (column) {
            case OFFSET -> sink.number("offset", cells.offset(row));
            case LENGTH -> sink.number("length", cells.length(row));
            case FLAGS -> sink.texts("flags", cells.flagNames(row));
            case LATENCY -> sink.number("latencyNanos", cells.latencyNanos(row) < 0 ? null : (Long) cells.latencyNanos(row));
            default -> { }
        }
    }

    private void findings(int row, RowSink sink) {
        List<PlacedFinding> found = cells.findings(row);
        sink.texts("findings", found.stream().map(placed -> placed.finding().rule().code()).distinct().toList());
        MapCause cause = cells.cause(row);
        sink.text("cause", cause == null ? null : cause.label());
    }

    /** One whole number is a number; several values, and names, are text. */
    private static void field(FieldColumn column, String value, RowSink sink) {
        if (column.number() && !value.isEmpty() && value.chars().allMatch(Character::isDigit)) {
            sink.number(column.id(), Long.parseUnsignedLong(value));
        } else {
            text(column.id(), value, sink);
        }
    }

    private static void text(String name, String value, RowSink sink) {
        sink.text(name, value.isEmpty() ? null : value);
    }
}
