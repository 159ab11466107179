package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/** How long a reply took: from the completion of the request to that of the reply. */
final class Latency {

    /** The reply is not complete, or came before the request was. */
    static final long UNKNOWN = -1;

    private Latency() {
    }

    /** Whether a reply was complete before its request: a server may refuse a write before it has all of it. */
    static boolean isEarly(CaptureModel model, int transaction, int request) {
        TransactionTable transactions = model.transactions();
        return transactions.answered(transaction) && transactions.lastReply(transaction) < request;
    }

    /** The latency of a transaction in nanoseconds, or {@link #UNKNOWN}. A clock that was set back makes it 0, not negative. */
    static long of(CaptureModel model, int transaction) {
        TransactionTable transactions = model.transactions();
        int request = transactions.request(transaction);
        if (request == MessageTable.NONE || !transactions.answered(transaction) || isEarly(model, transaction, request)) {
            return UNKNOWN;
        }
        MessageTable messages = model.messages();
        return Math.max(0, messages.timeNanos(transactions.lastReply(transaction)) - messages.timeNanos(request));
    }
}
