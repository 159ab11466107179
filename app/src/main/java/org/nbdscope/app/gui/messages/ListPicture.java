package org.nbdscope.app.gui.messages;

import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.FieldCells;
import org.nbdscope.app.view.FieldColumn;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.capture.Frame;

/**
 * What a list shows at the moment.
 *
 * @param top      the place of the first row in sight
 * @param selected the place of the selected row, or -1
 * @param hover    the place under the pointer, or -1
 * @param scroll   pixels that it is scrolled sideways
 * @param focused  whether the keyboard acts on it
 * @param joined   whether requests and replies are joined in the margin
 */
record ListPicture(Workspace workspace, RowCells cells, FieldCells fields, RowSet rows, RowGeometry geometry, int top, int selected,
                   int hover, double scroll, boolean focused, boolean joined, double width, double height) {

    /** The text of a cell as it is shown. */
    String text(Column column, int place) {
        return text(workspace, cells, fields, rows, column, place);
    }

    /** The text of a cell as a list shows it. */
    static String text(Workspace workspace, RowCells cells, FieldCells fields, RowSet rows, Column column, int place) {
        int row = rows.row(place);
        if (column instanceof FieldColumn field) {
            return fields.text(field.field(), row);
        }
        return switch ((ListColumn) column) {
            case TIME -> {
                int message = cells.message(row);
                if (message >= 0 && message == workspace.timeReference().get()) {
                    yield "*REF*";
                }
                long previous = place == 0 ? Frame.NO_TIME : cells.timeNanos(rows.row(place - 1));
                yield workspace.timeFormat().get().text(cells.timeNanos(row), workspace.baseNanos(), previous);
            }
            case OFFSET -> cells.offset(row) == null ? "" : workspace.offsetFormat().get().text(cells.offset(row));
            case LENGTH -> cells.length(row) == null ? "" : OffsetFormat.size(cells.length(row));
            default -> cells.text((ListColumn) column, row);
        };
    }
}
