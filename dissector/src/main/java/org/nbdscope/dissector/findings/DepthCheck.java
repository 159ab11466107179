package org.nbdscope.dissector.findings;

import java.util.stream.Stream;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/**
 * How many requests are in flight, for how long, and what that does to their latency.
 *
 * <table>
 * <caption>Thresholds</caption>
 * <tr><td>{@link #DEPTH_SHARE}</td><td>percent of the busy time with one request in flight</td></tr>
 * <tr><td>{@link #DEEP}</td><td>requests in flight that a server should be able to use</td></tr>
 * </table>
 */
final class DepthCheck extends SessionCheck {

    static final int DEPTH_SHARE = 95;
    static final int DEEP = 4;

    /** Sums for one number of requests in flight, or for {@link #DEEP} and more. */
    private static final class Level {
        /** How long so many were in flight; of no meaning while none were. */
        long nanos;
        /** Requests that were sent with so many in flight before them; and how long they took. */
        long sent;
        long latencyNanos;
    }

    private final Level[] levels = Stream.generate(Level::new).limit(DEEP + 1).toArray(Level[]::new);
    private int depth;
    /** Since when the depth is what it is. */
    private long since = Long.MIN_VALUE;
    private long requests;
    private long quickestNanos = Long.MAX_VALUE;
    private boolean outOfOrder;
    private int lastAnswered = -1;

    DepthCheck(CheckedSession session) {
        super(session);
    }

    private Level level(int inFlight) {
        return levels[Math.min(inFlight, DEEP)];
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.code != CommandCode.DISC && !notes.answered) {
            pass(message.timeNanos);
            notes.depth = depth;
            depth++;
            requests++;
        }
    }

    /** Time goes on with the depth as it is; where it goes back, nothing passes. */
    private void pass(long timeNanos) {
        level(depth).nanos += Math.max(0, timeNanos - since);
        since = timeNanos;
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        if (!notes.requestSeen || depth == 0) {
            return;
        }
        pass(message.timeNanos);
        depth--;
        long nanos = notes.latencyNanos(message);
        quickestNanos = Math.min(quickestNanos, nanos);
        outOfOrder |= notes.index < lastAnswered;
        lastAnswered = notes.index;
        Level before = level(notes.depth);
        before.sent++;
        before.latencyNanos += nanos;
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        if (notes.requestSeen && depth > 0) {
            depth--;
        }
    }

    @Override
    void closed() {
        if (session.gaps > 0) {
            return;
        }
        inOrder();
        long busyNanos = Stream.of(levels).skip(1).mapToLong(level -> level.nanos).sum();
        if (requests >= NeighbourCheck.MANY && busyNanos > 0) {
            multipleConnections(busyNanos);
            oneAtATime(busyNanos);
        }
    }

    private void inOrder() {
        Level alone = levels[0];
        Level deep = levels[DEEP];
        if (outOfOrder || deep.sent < NeighbourCheck.MANY || alone.sent == 0) {
            return;
        }
        long aloneNanos = alone.latencyNanos / alone.sent;
        long deepNanos = deep.latencyNanos / deep.sent;
        if (deepNanos > 2 * aloneNanos) {
            session.report(PerformanceRules.IN_ORDER_SERVER, Fault.SERVER, Finding.NONE, () -> "All replies came in order; the "
                    + deep.sent + " requests sent with " + DEEP + " or more in flight took " + deepNanos / 1000
                    + " µs each, those sent with none " + aloneNanos / 1000 + " µs.");
        }
    }

    private void multipleConnections(long busyNanos) {
        Integer flags = session.session.transmissionFlags();
        long deepNanos = levels[DEEP].nanos;
        if (!session.shared && flags != null && (flags & TransmissionFlag.NBD_FLAG_CAN_MULTI_CONN.mask()) != 0
                && deepNanos * 2 > busyNanos) {
            session.report(PerformanceRules.MULTI_CONN_UNUSED, Fault.CLIENT, Finding.NONE, () -> requests + " requests on one connection, "
                    + deepNanos * 100 / busyNanos + " % of the busy time with " + DEEP + " or more in flight; the server sets "
                    + "NBD_FLAG_CAN_MULTI_CONN.");
        }
    }

    private void oneAtATime(long busyNanos) {
        long share = levels[1].nanos * 100;
        if (share < busyNanos * DEPTH_SHARE) {
            return;
        }
        long latencyNanos = Stream.of(levels).mapToLong(level -> level.latencyNanos).sum();
        session.report(PerformanceRules.QUEUE_DEPTH_1, Fault.CLIENT, Finding.NONE, () -> requests + " requests, "
                + share / busyNanos + " % of the busy time with one in flight; "
                + latencyNanos / 1_000_000 + " ms were spent waiting for replies." + gain(latencyNanos));
    }

    /** What no reply can do without is taken for the way there and back, which requests in flight together share. */
    private String gain(long latencyNanos) {
        if (latencyNanos == 0) {
            return "";
        }
        long saved = Math.min(latencyNanos, (requests - 1) * quickestNanos);
        return " The quickest took " + quickestNanos / 1_000 + " µs: if that is the way there and back, which requests in flight together "
                + "share, up to " + saved / 1_000_000 + " ms (" + saved * 100 / latencyNanos + " %) can be saved.";
    }
}
