package org.nbdscope.app.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/**
 * Lets the rows of a capture go with its packets, where a ring of files drops the oldest. Rows are hidden first; their memory is given back
 * when everybody has had time to look elsewhere, and those who take in row after row are past them. Transactions for which something may
 * still come stay, and so does what a connection negotiated, which is in no table. Belongs to the thread that reads, but for what says
 * otherwise.
 */
final class KeptRows {

    /** How long after they were hidden rows stay in memory, nanoseconds: longer than any picture is drawn. */
    static final long GRACE_NANOS = 2_000_000_000L;
    /** Hidden transactions without a reply that are kept; the oldest goes when there are more. */
    static final int MAX_OPEN = 64;

    /** Rows that were hidden at a time. */
    private record Hidden(int message, int transaction, long packet, long nanos) {
    }

    private final CaptureModel model;
    private final MessageTable messages;
    private final TransactionTable transactions;
    private final RequestDepths depths;
    private final PacketMessages packets;
    private final List<IntSupplier> readers = new CopyOnWriteArrayList<>();
    private final Deque<Hidden> hidden = new ArrayDeque<>();
    private final Set<Integer> open = new LinkedHashSet<>();
    private volatile long firstPacket = 1;

    KeptRows(CaptureModel model, RequestDepths depths, PacketMessages packets) {
        this.model = model;
        this.depths = depths;
        this.packets = packets;
        messages = model.messages();
        transactions = model.transactions();
    }

    /** What is known of each row beside the tables grows with them. */
    void advance(int count) {
        depths.advance(count);
        packets.advance(count);
    }

    /** Number of the first packet that is kept. From any thread. */
    long firstPacket() {
        return firstPacket;
    }

    /** See {@link CaptureDocument#awaitReader}. From any thread. */
    void awaitReader(IntSupplier lowest) {
        readers.add(lowest);
    }

    /**
     * Hides what was complete before a packet.
     *
     * @param first     number of the first packet that is kept
     * @param published messages that readers know
     */
    void dropPackets(long first, int published) {
        if (first <= firstPacket) {
            return;
        }
        firstPacket = first;
        int message = messages.first();
        while (message < published && messages.frame(message) < first) {
            message++;
        }
        int transaction = transactions.first();
        while (transaction < transactions.count() && isBefore(transaction, message)) {
            if (!transactions.finished(transaction)) {
                keepOpen(transaction);
            }
            transaction++;
        }
        model.keepFrom(message, transaction);
        hidden.addLast(new Hidden(message, transaction, first, System.nanoTime()));
    }

    private boolean isBefore(int transaction, int message) {
        int request = transactions.request(transaction);
        return request != MessageTable.NONE && request < message && transactions.lastReply(transaction) < message;
    }

    private void keepOpen(int transaction) {
        if (open.size() == MAX_OPEN) {
            open.remove(open.iterator().next());
        }
        open.add(transaction);
    }

    /** Gives memory back. */
    void release() {
        Hidden last = null;
        int needed = readers.stream().mapToInt(IntSupplier::getAsInt).min().orElse(Integer.MAX_VALUE);
        long now = System.nanoTime();
        while (!hidden.isEmpty() && now - hidden.peekFirst().nanos() > GRACE_NANOS && hidden.peekFirst().message() <= needed) {
            last = hidden.removeFirst();
        }
        if (last == null) {
            return;
        }
        open.removeIf(transaction -> transactions.finished(transaction) && isBefore(transaction, messages.first()));
        int message = last.message();
        if (last.transaction() < transactions.count()) {
            // Its request may be in a file that is gone.
            int request = transactions.request(last.transaction());
            message = request == MessageTable.NONE ? message : Math.min(message, request);
        }
        model.release(message, last.transaction(), open);
        depths.release(last.transaction());
        packets.release(last.packet());
    }
}
