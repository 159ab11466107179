package org.nbdscope.app.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * How many requests of a connection were in flight when each request was sent, that one included: 2 bytes for every transaction. Filled by
 * the thread that reads the capture; others may ask for what was filled before.
 */
final class RequestDepths {

    /** Deeper queues are shown as this. */
    static final int MAX_DEPTH = 0xffff;

    private static final int BLOCK_BITS = 14;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final MessageTable messages;
    private final TransactionTable transactions;
    private final Map<Integer, int[]> inFlight = new HashMap<>();
    /** Replaced when it grows. */
    private volatile short[][] blocks = new short[4][];
    private int next;
    /** Blocks before this one were given back. */
    private int released;

    RequestDepths(CaptureModel model) {
        messages = model.messages();
        transactions = model.transactions();
    }

    /** Takes the messages below {@code end} into account. */
    void advance(int end) {
        for (; next < end; next++) {
            int transaction = messages.transaction(next);
            if (transaction == MessageTable.NONE || !MessageFacts.answerDue(transactions.command(transaction))) {
                continue;
            }
            int[] count = inFlight.computeIfAbsent(messages.session(next), session -> new int[1]);
            if (messages.kind(next).isRequest()) {
                put(transaction, ++count[0]);
            } else if (messages.completes(next)) {
                count[0] = Math.max(0, count[0] - 1);
            }
        }
    }

    private void put(int transaction, int depth) {
        int block = transaction >> BLOCK_BITS;
        short[][] all = blocks;
        if (block >= all.length) {
            all = Arrays.copyOf(all, Math.max(block + 1, all.length * 2));
        }
        if (all[block] == null) {
            all[block] = new short[BLOCK];
        }
        all[block][transaction & BLOCK - 1] = (short) Math.min(depth, MAX_DEPTH);
        blocks = all;
    }

    /** Transactions below this are not asked for any more. */
    void release(int below) {
        short[][] all = blocks;
        for (int block = released; block < Math.min(below >> BLOCK_BITS, all.length); block++) {
            all[block] = null;
            released = block;
        }
    }

    /** The depth at a transaction's request; 0 where it is not known. */
    int of(int transaction) {
        int block = transaction >> BLOCK_BITS;
        short[][] all = blocks;
        short[] depths = transaction < 0 || block >= all.length ? null : all[block];
        return depths == null ? 0 : depths[transaction & BLOCK - 1] & 0xffff;
    }
}
