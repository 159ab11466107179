package org.nbdscope.app.view;

import java.util.BitSet;
import org.nbdscope.dissector.model.MessageTable;

/** Which transactions the rows of a list belong to, so that charts can dim the others. */
public final class DisplayedTransactions {

    private DisplayedTransactions() {
    }

    /** The transactions of which at least one row is shown. */
    public static BitSet of(CaptureDocument document, RowSet rows, ListMode mode) {
        return of(document, rows, 0, mode);
    }

    /** The transactions of which at least one row is shown at or behind a place of the list. */
    public static BitSet of(CaptureDocument document, RowSet rows, int from, ListMode mode) {
        MessageTable messages = document.model().messages();
        BitSet shown = new BitSet();
        for (int place = from; place < rows.size(); place++) {
            int row = rows.row(place);
            switch (mode) {
                case TRANSACTIONS -> shown.set(row);
                case MESSAGES -> add(shown, messages.transaction(row));
                case PACKETS -> {
                    for (int message : document.messagesOf(row + 1L)) {
                        add(shown, messages.transaction(message));
                    }
                }
            }
        }
        return shown;
    }

    private static void add(BitSet shown, int transaction) {
        if (transaction >= 0) {
            shown.set(transaction);
        }
    }
}
