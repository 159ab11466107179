package org.nbdscope.app.view;

import java.util.Arrays;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;

/** The messages of one transaction. Does not change. */
public final class Related {

    /** Belongs to no transaction. */
    public static final Related NONE = new Related(new int[0], MessageTable.NONE);
    /** Replies of which the first are left out: more than anybody looks at. */
    private static final int MAX_REPLIES = 4096;

    private final int[] ascending;
    private final int request;

    private Related(int[] ascending, int request) {
        this.ascending = ascending;
        this.request = request;
    }

    /** The request and the replies that belong together with a message; that message alone where it has no transaction. */
    public static Related of(CaptureModel model, int message) {
        int transaction = message < 0 ? MessageTable.NONE : model.messages().transaction(message);
        if (transaction == MessageTable.NONE) {
            return NONE;
        }
        int request = model.transactions().request(transaction);
        int[] rows = new int[16];
        int count = 0;
        if (request != MessageTable.NONE) {
            rows[count++] = request;
        }
        int reply = model.transactions().lastReply(transaction);
        while (reply != MessageTable.NONE && count < MAX_REPLIES) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, count * 2);
            }
            rows[count++] = reply;
            reply = model.messages().previous(reply);
        }
        rows = Arrays.copyOf(rows, count);
        Arrays.sort(rows);
        return new Related(rows, request);
    }

    /** Whether a message is one of them. */
    public boolean contains(int message) {
        return Arrays.binarySearch(ascending, message) >= 0;
    }

    /** The request, or {@link MessageTable#NONE}. */
    public int request() {
        return request;
    }

    /** The first of them in the order of the table, or {@link MessageTable#NONE}. */
    public int first() {
        return ascending.length == 0 ? MessageTable.NONE : ascending[0];
    }

    /** The last of them in the order of the table, or {@link MessageTable#NONE}. */
    public int last() {
        return ascending.length == 0 ? MessageTable.NONE : ascending[ascending.length - 1];
    }

    /** From the request to the last reply, from a reply to the request; {@link MessageTable#NONE} where there is no other half. */
    public int otherHalf(int message) {
        if (ascending.length < 2) {
            return MessageTable.NONE;
        }
        if (message == request) {
            return last() == request ? first() : last();
        }
        return request == MessageTable.NONE ? first() : request;
    }
}
