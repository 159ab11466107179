package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.nbdscope.app.view.CommandGroup;

/** The requests of a window in the order asked, a row each. At most {@link #MOST}; {@link #more} tells whether there are others. */
public final class RequestRows {

    /** Rows at most. */
    public static final int MOST = 5_000;

    private int[] transactions = new int[256];
    private int count;
    private boolean more;

    private RequestRows() {
    }

    /**
     * Collects the rows.
     *
     * @param session only those of this connection by its id; negative for all
     * @param shown   only those the filter shows; null for all
     * @param groups  bit set of the {@link CommandGroup}s wanted
     */
    public static RequestRows of(TimelineIndex index, TimeWindow window, int session, IntPredicate shown, int groups) {
        RequestRows rows = new RequestRows();
        RequestColumns requests = index.requests();
        Lane only = index.laneOf(session);
        int lane = only == null ? -1 : index.indexOf(only);
        for (int block = requests.firstBlock(); block < requests.blocks() && !rows.more; block++) {
            if (!requests.blockIntersects(block, window.start(), window.end() - 1)) {
                continue;
            }
            int end = Math.min(requests.count(), (block + 1) * RequestColumns.BLOCK);
            for (int at = block * RequestColumns.BLOCK; at < end; at++) {
                if ((lane < 0 || requests.lane(at) == lane) && window.intersects(requests.start(at), requests.end(at))
                        && (groups >> (requests.flags(at) & RequestColumns.GROUP) & 1) != 0 && (shown == null || shown.test(at))) {
                    rows.add(at);
                }
            }
        }
        return rows;
    }

    private void add(int transaction) {
        if (count == MOST) {
            more = true;
            return;
        }
        if (count == transactions.length) {
            transactions = Arrays.copyOf(transactions, count * 2);
        }
        transactions[count++] = transaction;
    }

    /** Rows. */
    public int count() {
        return count;
    }

    /** Whether the window has requests that found no row. */
    public boolean more() {
        return more;
    }

    /** The transaction of a row. */
    public int transaction(int row) {
        return transactions[row];
    }

    /** The row of a transaction; negative where it has none. */
    public int rowOf(int transaction) {
        return Arrays.binarySearch(transactions, 0, count, transaction);
    }
}
