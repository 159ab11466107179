package org.nbdscope.app.view.timeline;

import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * How the reply to a request went out of turn on its connection; a property of the request, whatever part of the time is shown. Only
 * requests with a complete reply count.
 *
 * @param overtook    how many that were asked earlier were answered after it
 * @param overtakenBy how many that were asked later were answered before it
 * @param more        whether there may be others among requests too far away to be looked at
 */
record Overtaking(int overtook, int overtakenBy, boolean more) {

    /** In turn. */
    static final Overtaking NONE = new Overtaking(0, 0, false);
    /** Requests of all connections, in flight at the same time, that are looked at on either side. */
    static final int FARTHEST = 1 << 14;

    /** Of a request that was taken up and is kept; while holding the index's monitor. */
    static Overtaking of(TimelineIndex index, int transaction) {
        if (index.isGoodbye(transaction) || !index.answered(transaction)) {
            return NONE;
        }
        Search search = new Search(index, transaction);
        return new Overtaking(search.askedEarlier(), search.askedLater(), search.cut);
    }

    /** {@code overtook 2, overtaken by 1}; empty where it was answered in turn. */
    String words() {
        String before = overtook == 0 ? "" : "overtook " + OffsetFormat.grouped(overtook);
        String after = overtakenBy == 0 ? "" : "overtaken by " + OffsetFormat.grouped(overtakenBy);
        String both = before + (before.isEmpty() || after.isEmpty() ? "" : ", ") + after;
        return both + (more && !both.isEmpty() ? " or more" : "");
    }

    /** The order of requests is that of their rows, the order of replies that of their last messages. */
    private static final class Search {

        private final TimelineIndex index;
        private final RequestColumns requests;
        private final TransactionTable transactions;
        private final int transaction;
        private final int reply;
        private boolean cut;

        Search(TimelineIndex index, int transaction) {
            this.index = index;
            this.transaction = transaction;
            requests = index.requests();
            transactions = index.model().transactions();
            reply = transactions.lastReply(transaction);
        }

        /** Backwards by blocks, past those that were over when this request began. */
        int askedEarlier() {
            int found = 0;
            int left = FARTHEST;
            int before = transaction;
            for (int block = transaction / RequestColumns.BLOCK; block >= requests.firstBlock(); block--) {
                int first = block * RequestColumns.BLOCK;
                if (requests.blockIntersects(block, requests.start(transaction), requests.end(transaction))) {
                    for (int at = before - 1; at >= first; at--) {
                        if (left-- == 0) {
                            cut = true;
                            return found;
                        }
                        found += counts(at) && transactions.lastReply(at) > reply ? 1 : 0;
                    }
                }
                before = first;
            }
            return found;
        }

        /** On to the first that was asked when this request had its reply. */
        int askedLater() {
            int found = 0;
            for (int at = transaction + 1; at < requests.count(); at++) {
                int request = transactions.request(at);
                if (request != MessageTable.NONE && request > reply) {
                    break;
                }
                if (at - transaction > FARTHEST) {
                    cut = true;
                    break;
                }
                found += counts(at) && transactions.lastReply(at) < reply ? 1 : 0;
            }
            return found;
        }

        private boolean counts(int at) {
            return requests.lane(at) == requests.lane(transaction) && index.answered(at);
        }
    }
}
