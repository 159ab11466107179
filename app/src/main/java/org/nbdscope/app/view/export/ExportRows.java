package org.nbdscope.app.view.export;

import java.util.BitSet;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.RowSet;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * The rows that are to be written: those that a list shows, or the marked ones of them, as they were when somebody asked. Does not change.
 */
public final class ExportRows {

    private final CaptureDocument document;
    private final ListMode mode;
    private final RowSet rows;
    /** Marked messages and packets; null where all rows are wanted. */
    private final BitSet marks;
    private final BitSet packetMarks;

    private ExportRows(CaptureDocument document, ListMode mode, RowSet rows, BitSet marks, BitSet packetMarks) {
        this.document = document;
        this.mode = mode;
        this.rows = rows;
        this.marks = marks;
        this.packetMarks = packetMarks;
    }

    /** The rows that the workspace's list shows now. */
    public static ExportRows of(Workspace workspace, boolean markedOnly) {
        return new ExportRows(workspace.document().get(), workspace.list().get().query().mode(), workspace.list().get().rows(),
                markedOnly ? workspace.markedMessages() : null, markedOnly ? workspace.markedPackets() : null);
    }

    CaptureDocument document() {
        return document;
    }

    ListMode mode() {
        return mode;
    }

    /** How many places there are, unwanted ones included. */
    int places() {
        return rows.size();
    }

    /** The row of the table at a place, or -1 where it is not wanted. */
    int row(int place) {
        int row = rows.row(place);
        return marks == null || marked(row) ? row : -1;
    }

    /** The row of the table that the list shows at a place, wanted or not. */
    int shown(int place) {
        return rows.row(place);
    }

    private boolean marked(int row) {
        BitSet messages = new BitSet();
        addMessages(row, messages);
        return messages.intersects(marks) || mode == ListMode.PACKETS && packetMarks.get(row + 1);
    }

    /** Adds the messages that a row stands for: a transaction's request and replies, those that a packet completed. */
    void addMessages(int row, BitSet into) {
        switch (mode) {
            case MESSAGES -> into.set(row);
            case PACKETS -> {
                for (int message : document.messagesOf(row + 1L)) {
                    into.set(message);
                }
            }
            case TRANSACTIONS -> {
                TransactionTable transactions = document.model().transactions();
                MessageTable messages = document.model().messages();
                if (transactions.request(row) != MessageTable.NONE) {
                    into.set(transactions.request(row));
                }
                for (int reply = transactions.lastReply(row); reply != MessageTable.NONE; reply = messages.previous(reply)) {
                    into.set(reply);
                }
            }
        }
    }
}
