package org.nbdscope.app.gui.messages;

import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.RowCells;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Workspace;

/** Which row of a list is selected, in terms of what the workspace has selected: a message, or a packet. */
final class RowSelection {

    private final Workspace workspace;
    private RowSet rows = RowSet.EMPTY;
    private RowCells cells;
    private ListMode mode = ListMode.MESSAGES;

    RowSelection(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The list shows other rows. */
    void rows(RowSet newRows) {
        rows = newRows;
    }

    /** The list shows rows of another kind; null where it shows none. */
    void cells(ListMode newMode, RowCells newCells) {
        mode = newMode;
        cells = newCells;
    }

    /** The place of the selected row, or -1 where it is not shown. */
    int place() {
        if (cells == null) {
            return -1;
        }
        if (mode == ListMode.PACKETS) {
            return rows.placeOf((int) workspace.packet().get() - 1);
        }
        int message = workspace.selected().get();
        return message < 0 ? -1 : rows.placeOf(cells.rowOf(message));
    }

    /** Selects what stands at a place, or at the nearest there is. */
    void select(int place) {
        if (rows.size() == 0) {
            return;
        }
        int row = rows.row(Math.max(0, Math.min(rows.size() - 1, place)));
        if (mode == ListMode.PACKETS) {
            workspace.selectPacket(row + 1L);
        } else {
            workspace.selected().set(cells.message(row));
        }
    }

    /**
     * Moves the selection by so many rows.
     *
     * @param otherwise the place to select where nothing is selected
     */
    void move(int by, int otherwise) {
        int place = place();
        if (place < 0 && workspace.selected().get() >= 0 && cells != null) {
            place = rows.nearest(cells.rowOf(workspace.selected().get()));
        }
        select(place < 0 ? otherwise : place + by);
    }

    /** Selects the row that is nearest to a message. */
    void goTo(int message) {
        if (cells != null && rows.size() > 0) {
            select(rows.nearest(cells.rowOf(message)));
        }
    }

    /** Selects the row with this number, or the nearest that is shown. */
    void goToNumber(int number) {
        if (cells != null && rows.size() > 0) {
            select(rows.nearest(mode == ListMode.PACKETS ? number - 1 : number));
        }
    }

    /** Selects the next or the previous marked row that is shown; goes on at the other end. */
    void goToMark(boolean forward, int otherwise) {
        int from = place() < 0 ? otherwise : place();
        for (int step = 1; step <= rows.size(); step++) {
            int place = Math.floorMod(forward ? from + step : from - step, rows.size());
            if (cells.marked(rows.row(place), workspace)) {
                select(place);
                return;
            }
        }
    }
}
