package org.nbdscope.dissector.model;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;

/**
 * Every request of a capture with its reply, a row each, in the order of the requests: 33 bytes a row; session, command and flags stand
 * in the row of the request's message. Appended and completed by one thread; others may read rows below {@link #count()}, whose reply may
 * still be coming.
 */
public final class TransactionTable {

    private static final int FINISHED = 0x01;
    private static final int ABANDONED = 0x02;
    private static final int EXTENDED_REQUEST = 0x04;
    private static final int HAS_ERROR = 0x08;
    private static final int REPLY_SHIFT = 4;

    /** A block status request with a payload: what it asked for. */
    private record PayloadFilter(long effectLength, long[] contextIds) {
    }

    /** What stands in the request's message, once there is one. */
    private record EarlyRequest(int session, int command, int flags) {
    }

    private final IntColumn index = new IntColumn();
    private final IntColumn request = new IntColumn();
    private final IntColumn lastReply = new IntColumn();
    private final LongColumn cookie = new LongColumn();
    private final LongColumn offset = new LongColumn();
    private final IntColumn length = new IntColumn();
    private final ByteColumn state = new ByteColumn();
    private final SparseLongs moreLength = new SparseLongs();
    /** Errors come in the order of the replies, not of the rows. */
    private final Map<Integer, Integer> errors = new ConcurrentHashMap<>();
    private final Map<Integer, PayloadFilter> filters = new ConcurrentHashMap<>();
    /** Requests that were answered before they were complete have no message yet. */
    private final Map<Integer, EarlyRequest> early = new ConcurrentHashMap<>();
    private MessageTable messages;
    private volatile int count;
    private volatile int first;

    TransactionTable() {
    }

    /** Where the requests are. */
    void messages(MessageTable table) {
        messages = table;
    }

    /** Rows so far. */
    public int count() {
        return count;
    }

    /** The first row that is kept, at most {@link #count()}: those before it are not to be read any more. */
    public int first() {
        return first;
    }

    void first(int newFirst) {
        first = newFirst;
    }

    /** {@link org.nbdscope.dissector.session.Session#id()} of its session. */
    public int session(int row) {
        int message = request.get(row);
        EarlyRequest its = message >= 0 ? null : early.get(row);
        // Between the two looks the request may have got its message.
        return its != null ? its.session() : messages.sessionOfRequest(request.get(row));
    }

    /** Index within the session, from 0 in the order of the requests on the wire. */
    public int index(int row) {
        return index.get(row);
    }

    /** Row of the request in the message table; {@link MessageTable#NONE} while its payload is still coming. */
    public int request(int row) {
        return request.get(row);
    }

    /** Row of the last reply message so far, or {@link MessageTable#NONE}. */
    public int lastReply(int row) {
        return lastReply.get(row);
    }

    /** The cookie; 64 bits. */
    public long cookie(int row) {
        return cookie.get(row);
    }

    /** Offset in the export; unsigned. */
    public long offset(int row) {
        return offset.get(row);
    }

    /** The effect length in bytes, unsigned; of a block status request with a payload that is the payload's. */
    public long length(int row) {
        PayloadFilter filter = filters.isEmpty() ? null : filters.get(row);
        return filter != null && filter.effectLength() >= 0 ? filter.effectLength() : headerLength(row);
    }

    /** The length field of the request's header; unsigned. */
    public long headerLength(int row) {
        int value = length.get(row);
        return value == -1 ? moreLength.get(row, 0xffff_ffffL) : value & 0xffff_ffffL;
    }

    /** Command; 16 bits. */
    public int command(int row) {
        int message = request.get(row);
        EarlyRequest its = message >= 0 ? null : early.get(row);
        return its != null ? its.command() : messages.code(request.get(row));
    }

    /** Command flags; 16 bits. */
    public int flags(int row) {
        int message = request.get(row);
        EarlyRequest its = message >= 0 ? null : early.get(row);
        return its != null ? its.flags() : messages.flags(request.get(row));
    }

    /** Whether the request has an extended header. */
    public boolean extendedRequest(int row) {
        return (state.get(row) & EXTENDED_REQUEST) != 0;
    }

    /** Whether its reply is complete. */
    public boolean answered(int row) {
        return (state.get(row) & FINISHED) != 0;
    }

    /** Whether nothing further comes for it: the reply is complete, or it was given up. */
    public boolean finished(int row) {
        return (state.get(row) & (FINISHED | ABANDONED)) != 0;
    }

    /** The form of the reply's first message; null where none was seen. */
    public ReplyMode reply(int row) {
        return switch (state.get(row) >>> REPLY_SHIFT & 3) {
            case 1 -> ReplyMode.SIMPLE;
            case 2 -> ReplyMode.STRUCTURED;
            case 3 -> ReplyMode.EXTENDED;
            default -> null;
        };
    }

    /** The first error of the reply, unsigned 32 bits; 0 where there is none. */
    public int error(int row) {
        return (state.get(row) & HAS_ERROR) != 0 ? errors.getOrDefault(row, 0) : 0;
    }

    /** The context ids a block status request with a payload asked for; null for others. The array is the table's. */
    public long[] contextIds(int row) {
        PayloadFilter filter = filters.isEmpty() ? null : filters.get(row);
        return filter == null ? null : filter.contextIds();
    }

    /**
     * Prepares a row for a request; it counts from {@link #publish} on.
     *
     * @param message row that the request's message is about to get, or {@link MessageTable#NONE} while it is not complete
     */
    int add(int sessionId, PendingRequest pending, int message) {
        int row = count;
        if ((row & Blocks.MASK) == 0) {
            prepare(row);
        }
        if (message == MessageTable.NONE) {
            early.put(row, new EarlyRequest(sessionId, pending.command, pending.flags));
        }
        index.put(row, pending.index);
        request.put(row, message);
        lastReply.put(row, MessageTable.NONE);
        cookie.put(row, pending.cookie);
        offset.put(row, pending.offset);
        if (Long.compareUnsigned(pending.length, 0xffff_ffffL) < 0) {
            length.put(row, (int) pending.length);
        } else {
            length.put(row, -1);
            moreLength.add(row, pending.length);
        }
        state.put(row, (byte) (pending.extended ? EXTENDED_REQUEST : 0));
        return row;
    }

    private void prepare(int row) {
        index.prepare(row);
        request.prepare(row);
        lastReply.prepare(row);
        cookie.prepare(row);
        offset.prepare(row);
        length.prepare(row);
        state.prepare(row);
    }

    /** The prepared row is whole. */
    void publish(int row) {
        count = row + 1;
    }

    /** The request got its message after all. */
    void request(int row, int message) {
        request.put(row, message);
        early.remove(row);
    }

    void filter(int row, long effectLength, long[] contextIds) {
        filters.put(row, new PayloadFilter(effectLength, contextIds));
    }

    void reply(int row, int message, ReplyMode mode) {
        lastReply.put(row, message);
        if (reply(row) == null) {
            state.put(row, (byte) (state.get(row) | mode.ordinal() + 1 << REPLY_SHIFT));
        }
    }

    void error(int row, int error) {
        if (error != 0 && (state.get(row) & HAS_ERROR) == 0) {
            errors.put(row, error);
            state.put(row, (byte) (state.get(row) | HAS_ERROR));
        }
    }

    void finish(int row) {
        state.put(row, (byte) (state.get(row) | FINISHED));
    }

    void abandon(int row) {
        state.put(row, (byte) (state.get(row) | ABANDONED));
    }

    /** Whether a row was given back: nothing can be written to it. */
    boolean released(int row) {
        return state.released(row);
    }

    void release(int below, BitSet kept) {
        index.release(below, kept);
        request.release(below, kept);
        lastReply.release(below, kept);
        cookie.release(below, kept);
        offset.release(below, kept);
        length.release(below, kept);
        state.release(below, kept);
        moreLength.release(below, kept);
        errors.keySet().removeIf(row -> row < below && !kept.get(Blocks.of(row)));
        filters.keySet().removeIf(row -> row < below && !kept.get(Blocks.of(row)));
    }
}
