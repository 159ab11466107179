package org.nbdscope.app.view;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Looks for text in the rows of a list, in the background. A new search ends the one before. */
public final class TextSearch {

    /** No row has the text. */
    public static final int NOT_FOUND = -1;

    /** Rows between two looks at whether the result is still wanted. */
    private static final int LOOK_EVERY = 1024;

    private volatile int generation;

    /**
     * Looks for the next row that has a text in one of its words for people, without regard to case; goes on at the other end.
     *
     * @param from    the place after which (forward) or before which the search begins
     * @return the place, or {@link #NOT_FOUND}; null when another search began meanwhile
     */
    public CompletableFuture<Integer> find(ListModel list, String text, int from, boolean forward) {
        int mine = ++generation;
        RowSet rows = list.rows();
        RowCells cells = list.cells();
        String wanted = text.toLowerCase(Locale.ROOT);
        return CompletableFuture.supplyAsync(() -> {
            for (int step = 1; step <= rows.size(); step++) {
                if (step % LOOK_EVERY == 0 && generation != mine) {
                    return null;
                }
                int place = Math.floorMod(forward ? from + step : from - step, rows.size());
                if (has(cells, rows.row(place), wanted)) {
                    return place;
                }
            }
            return NOT_FOUND;
        });
    }

    private static boolean has(RowCells cells, int row, String wanted) {
        for (ListColumn column : new ListColumn[] {ListColumn.MESSAGE, ListColumn.SUMMARY, ListColumn.STATUS, ListColumn.FLAGS,
            ListColumn.CONNECTION}) {
            if (cells.text(column, row).toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }
}
