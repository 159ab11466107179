package org.nbdscope.app.view;

import java.util.BitSet;
import org.nbdscope.dissector.model.CaptureModel;

/** Which transactions the rows of a list belong to, so that charts can dim the others. */
public final class DisplayedTransactions {

    private DisplayedTransactions() {
    }

    /** The transactions of which at least one row is shown. */
    public static BitSet of(CaptureModel model, RowSet rows, ListMode mode) {
        return of(model, rows, 0, mode);
    }

    /** The transactions of which at least one row is shown at or behind a place of the list. */
    public static BitSet of(CaptureModel model, RowSet rows, int from, ListMode mode) {
        BitSet shown = new BitSet();
        for (int place = from; place < rows.size(); place++) {
            int row = rows.row(place);
            int transaction = mode == ListMode.TRANSACTIONS ? row : model.messages().transaction(row);
            if (transaction >= 0) {
                shown.set(transaction);
            }
        }
        return shown;
    }
}
