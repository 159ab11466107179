package org.nbdscope.dissector.export;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * Gives back rows of a {@link CaptureModel} whose reader only passes through, and keeps those of transactions for which something may still
 * come. A few that wait long (a server that hangs) do not hold up the rest.
 */
final class OpenTransactions {

    /** Rows between two times of giving back. */
    private static final int RELEASE_EVERY = 8192;
    /** Transactions that the oldest open one may fall behind before it is kept apart. */
    static final int MAX_BEHIND = 1 << 16;
    /** Transactions kept apart; when there are more, the oldest is taken as it is. */
    static final int MAX_APART = 64;

    private final CaptureModel model;
    private final TransactionTable transactions;
    private final Set<Integer> apart = new LinkedHashSet<>();
    private int oldest;
    private int released;

    OpenTransactions(CaptureModel model) {
        this.model = model;
        this.transactions = model.transactions();
    }

    /**
     * Gives back what is done with.
     *
     * @param messagesBelow     messages below this have been read
     * @param transactionsBelow transactions below this have been read, but for those that were still open
     */
    void release(int messagesBelow, int transactionsBelow) {
        if (messagesBelow - released < RELEASE_EVERY) {
            return;
        }
        released = messagesBelow;
        advance();
        int transaction = Math.min(oldest, transactionsBelow);
        int message = messagesBelow;
        if (transaction < transactions.count()) {
            int request = transactions.request(transaction);
            if (request == MessageTable.NONE) {
                return;
            }
            message = Math.min(message, request);
        }
        model.release(message, transaction, apart);
    }

    private void advance() {
        apart.removeIf(transactions::finished);
        while (oldest < transactions.count() && (transactions.finished(oldest) || setApart(oldest))) {
            oldest++;
        }
    }

    private boolean setApart(int transaction) {
        if (transactions.count() - transaction < MAX_BEHIND) {
            return false;
        }
        if (apart.size() == MAX_APART) {
            apart.remove(apart.iterator().next());
        }
        return apart.add(transaction);
    }
}
