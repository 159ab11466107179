package org.nbdscope.dissector.tcp;

import java.util.Objects;

import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.packet.TcpSegment;

/**
 * Puts the byte streams of all TCP connections of a capture in order. Bytes that come in order are passed on at once, straight from the
 * packet; others are copied and kept until the hole before them is filled. Of a byte that comes twice the first copy stands, also where
 * the capture cut that one.
 *
 * <p>A hole is reported as {@link Missing#LOST}
 * <ul>
 * <li>when the receiver acknowledges bytes behind it: the receiver got them, so the capture lost them. They are reported before the
 * payload of the segment that acknowledges. Captures often mix the packets of the two directions a little, so that segment waits for the
 * bytes, and what comes behind it on the same connection waits with it, in order; only segments that bring bytes it acknowledges go
 * past, each when the bytes which that one acknowledges itself are there. It waits until those bytes are there, for
 * {@link #MAX_WAIT_PACKETS} further packets of the connection, or for {@link #MAX_WAIT_NANOS} of the capture's time as those packets show
 * it, whichever is first;</li>
 * <li>when too much is kept behind it (see the limits below);</li>
 * <li>when the connection or the capture ends.</li>
 * </ul>
 * What stood behind the hole is then passed on as what it is: bytes that were there when their own packet came. The lost ones, which were
 * sent before, count with the first packet behind them, or with the one that shows the hole if that is earlier.
 *
 * <p>A direction of which the capture holds no packet at all is not reported, whatever its peer acknowledges. An acknowledgement that is
 * one ahead of everything seen may be that of a FIN: what waits meanwhile shows whether more was sent, or the conversation goes on, so that
 * it was a byte. The sequence number of a reset shows what its sender had sent: what lies before it is lost too.
 *
 * <p>A connection that began before the capture has offset 0 at the first byte that is known of each direction: that of its first
 * segment, or the one which its peer's first acknowledgement says is next, whichever packet comes first. A SYN with another sequence
 * number begins a new connection on the same ports. When both directions have ended, or one was reset, the connection is closed, and its
 * entry is left for late packets until room is needed.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_CONNECTIONS}</td><td>connections known at once; those that are over go first, then the one idle longest</td></tr>
 * <tr><td>{@link #MAX_OVER}</td><td>of them, connections that are over</td></tr>
 * <tr><td>{@link #LINGER_NANOS}</td><td>after which payload on ports of a connection that is over begins a new one</td></tr>
 * <tr><td>{@link #MAX_KEPT_BYTES}, {@link #MAX_KEPT_SEGMENTS}</td><td>kept per direction behind a hole</td></tr>
 * <tr><td>{@link #MAX_KEPT_BYTES_ONE_WAY}, {@link #MAX_KEPT_SEGMENTS_ONE_WAY}</td>
 * <td>the same where the capture has only this direction, so that no acknowledgement can tell</td></tr>
 * <tr><td>{@link #MAX_KEPT_BYTES_IN_TOTAL}</td>
 * <td>kept by all connections; the one that has kept some for longest gives up its holes</td></tr>
 * <tr><td>{@link #MAX_WAIT_PACKETS}, {@link #MAX_WAIT_NANOS}</td><td>see above</td></tr>
 * <tr><td>{@link #MAX_JUMP}</td><td>distance between a sequence number and the expected one; segments beyond are strays</td></tr>
 * <tr><td>{@link #STRAYS_TO_BELIEVE}</td>
 * <td>consecutive strays that agree where the stream is; it then goes on with the last of them</td></tr>
 * <tr><td>{@link #MAX_REBASE}</td><td>how far the first payload or SYN may correct where a stream was thought to begin</td></tr>
 * <tr><td>{@link #SYN_WINDOW}</td>
 * <td>distance from the expected sequence number up to which a SYN is a stray, not a new connection</td></tr>
 * </table>
 */
public final class TcpReassembler {

    /** Connections known at once. */
    public static final int MAX_CONNECTIONS = 65_536;
    /** Connections that are over and wait for late packets. */
    public static final int MAX_OVER = 4_096;
    /** Nanoseconds for which packets of a connection that is over are expected. */
    public static final long LINGER_NANOS = 3_000_000_000L;
    /** Bytes of memory kept per direction behind a hole. */
    public static final long MAX_KEPT_BYTES = 16L << 20;
    /** Pieces kept per direction behind a hole. */
    public static final int MAX_KEPT_SEGMENTS = 16_384;
    /** As {@link #MAX_KEPT_BYTES} where the other direction is not in the capture. */
    public static final long MAX_KEPT_BYTES_ONE_WAY = 4L << 20;
    /** As {@link #MAX_KEPT_SEGMENTS} where the other direction is not in the capture. */
    public static final int MAX_KEPT_SEGMENTS_ONE_WAY = 256;
    /** Bytes of memory kept by all connections together. */
    public static final long MAX_KEPT_BYTES_IN_TOTAL = 128L << 20;
    /** Further packets of the connection for which a segment waits that acknowledges bytes not seen. */
    public static final int MAX_WAIT_PACKETS = 8;
    /** Nanoseconds of the capture's time for which such a segment waits. */
    public static final long MAX_WAIT_NANOS = 20_000_000L;
    /** Greatest believable distance from the expected sequence number, in bytes. */
    public static final int MAX_JUMP = 1 << 30;
    /** Consecutive strays that agree. */
    public static final int STRAYS_TO_BELIEVE = 3;
    /** Bytes by which the guess where a stream begins may be corrected, and within which strays agree. */
    public static final int MAX_REBASE = 1 << 20;
    /** Greatest window without the window scale option, in bytes. */
    public static final int SYN_WINDOW = 65_535;

    private final ConnectionListenerFactory factory;
    private final TcpCounts counts = new TcpCounts();
    private final KeptMemory memory = new KeptMemory();
    private final ConnectionTable table = new ConnectionTable();
    private final Acknowledgements acknowledgements = new Acknowledgements(this, memory);
    private final ConnectionList open = new ConnectionList();
    private final ConnectionList over = new ConnectionList();

    /** @param factory is told of every connection */
    public TcpReassembler(ConnectionListenerFactory factory) {
        this.factory = Objects.requireNonNull(factory);
    }

    /** What was met so far. */
    public TcpCounts counts() {
        return counts;
    }

    /** Bytes of memory that are kept at present for bytes that wait; at most {@link #MAX_KEPT_BYTES_IN_TOTAL}. */
    public long keptBytes() {
        return memory.total();
    }

    /** Takes the next segment of the capture; nothing of it is kept but copies. */
    public void segment(TcpSegment s) {
        counts.segments++;
        TcpConnection connection = table.find(s);
        if (connection != null && isOtherConnection(connection, s)) {
            end(connection);
            forget(connection);
            connection = null;
        }
        if (connection == null) {
            connection = begin(s);
        } else if (connection.over) {
            counts.lateSegments++;
            return;
        }
        int direction = connection.directionOf(s);
        connection.packets++;
        connection.lastFrame = s.frame;
        connection.lastTime = s.timeNanos;
        connection.stream(direction).markSeen();
        open.touch(connection);
        if (connection.ignored()) {
            follow(connection, direction, s);
            return;
        }
        connection.watch(direction).sent(s, connection.watch(1 - direction));
        if (!connection.waiting.isEmpty()) {
            acknowledgements.makeWait(connection, direction, s);
            acknowledgements.retry(connection, true);
        } else if (!take(connection, direction, s, true)) {
            acknowledgements.makeWait(connection, direction, s);
        }
        if (memory.total() != 0) {
            tidy(connection);
        }
    }

    /** The capture has ended: delivers everything that waits and closes all connections. */
    public void finish() {
        TcpConnection connection;
        while ((connection = open.eldest()) != null) {
            end(connection);
        }
        while ((connection = over.eldest()) != null) {
            forget(connection);
        }
    }

    /**
     * Nothing has come on any connection for longer than {@link #MAX_WAIT_NANOS}, and the capture may go on: for one that is read while
     * it is made. Segments that wait for bytes which they acknowledge are taken as if that time had passed by the packets' own times.
     */
    public void idle() {
        for (TcpConnection connection : memory.holders()) {
            acknowledgements.retry(connection, false);
        }
    }

    // Connections

    /** Whether the segment belongs to a new connection on the ports of this one. */
    private static boolean isOtherConnection(TcpConnection connection, TcpSegment s) {
        TcpStream sent = connection.stream(connection.directionOf(s));
        if ((s.flags & TcpSegment.SYN) == 0) {
            return connection.over && s.payloadLength != 0 && passed(connection.lastTime, s.timeNanos, LINGER_NANOS);
        }
        if (connection.over || connection.finSeen()) {
            return !sent.begunWith(s);
        }
        return sent.begunAnew(s);
    }

    private TcpConnection begin(TcpSegment s) {
        if (table.size() == MAX_CONNECTIONS) {
            evict();
        }
        TcpConnection connection = new TcpConnection(counts.connections++, s, counts, memory);
        table.add(connection, s);
        open.append(connection);
        learnBeginnings(connection, 0, s);
        connection.owner(Objects.requireNonNull(factory.opened(connection)));
        return connection;
    }

    private void evict() {
        if (over.size() == 0) {
            counts.evictedConnections++;
            end(open.eldest());
        }
        forget(over.eldest());
    }

    /** Delivers everything that waits and closes the connection, unless it is over. */
    private void end(TcpConnection connection) {
        if (!connection.over) {
            settle(connection);
        }
        if (!connection.over) {
            close(connection);
        }
    }

    private void close(TcpConnection connection) {
        discard(connection);
        connection.over = true;
        open.remove(connection);
        over.append(connection);
        connection.owner().closed();
        if (over.size() > MAX_OVER) {
            forget(over.eldest());
        }
    }

    private void forget(TcpConnection connection) {
        over.remove(connection);
        table.remove(connection);
    }

    private void discard(TcpConnection connection) {
        connection.stream0.discard();
        connection.stream1.discard();
        acknowledgements.discard(connection);
    }

    /** Delivers everything that waits; nothing is waited for any longer. */
    private void settle(TcpConnection connection) {
        acknowledgements.retry(connection, false);
        if (!connection.over) {
            connection.stream0.flush(connection.lastFrame, connection.lastTime);
            connection.stream1.flush(connection.lastFrame, connection.lastTime);
            closeIfEnded(connection);
        }
    }

    private void tidy(TcpConnection connection) {
        if (connection.ignored()) {
            discard(connection);
        }
        while (memory.total() > MAX_KEPT_BYTES_IN_TOTAL) {
            settle(memory.eldest());
        }
    }

    // Segments

    /**
     * Takes a segment of a connection that is not over.
     *
     * @param patient whether it may wait for bytes that it acknowledges
     * @return false where it must wait; nothing of it was delivered then
     */
    boolean take(TcpConnection connection, int direction, TcpSegment s, boolean patient) {
        TcpStream sent = connection.stream(direction);
        if (!learnBeginnings(connection, direction, s) || sent.isStray(s)) {
            return true;
        }
        if (!acknowledgements.take(connection, direction, s, patient)) {
            return false;
        }
        if ((s.flags & TcpSegment.RST) != 0) {
            reset(connection, direction, s);
        } else {
            takeData(connection, sent, s);
        }
        return true;
    }

    void takeData(TcpConnection connection, TcpStream sent, TcpSegment s) {
        if (s.payloadLength != 0) {
            sent.payload(s);
        }
        if ((s.flags & TcpSegment.FIN) != 0) {
            sent.fin(s);
        }
        closeIfEnded(connection);
    }

    private void closeIfEnded(TcpConnection connection) {
        if (connection.stream0.ended() && connection.stream1.ended()) {
            close(connection);
        }
    }

    private void reset(TcpConnection connection, int direction, TcpSegment s) {
        connection.stream0.flush(s.frame, s.timeNanos);
        connection.stream1.flush(s.frame, s.timeNanos);
        connection.stream(direction).loseUpTo(s);
        connection.resetBy(direction);
        connection.stream0.reset(s.frame, s.timeNanos);
        connection.stream1.reset(s.frame, s.timeNanos);
        close(connection);
    }

    /** Learns where the streams begin. Returns false for a SYN that does not belong to the connection. */
    private boolean learnBeginnings(TcpConnection connection, int direction, TcpSegment s) {
        TcpStream sent = connection.stream(direction);
        if ((s.flags & TcpSegment.SYN) == 0) {
            sent.begin(s);
        } else if (sent.synchronize(s)) {
            connection.learnOpener(direction, s);
        } else {
            counts.straySegments++;
            return false;
        }
        if ((s.flags & TcpSegment.ACK) != 0) {
            connection.peerOf(sent).beginAcknowledged(s.acknowledgement);
        }
        return true;
    }

    /** Notes the life of a connection of which nothing is delivered. */
    private void follow(TcpConnection connection, int direction, TcpSegment s) {
        if (connection.keptBytes != 0) {
            discard(connection);
        }
        learnBeginnings(connection, direction, s);
        connection.stream(direction).follow(s);
        if ((s.flags & TcpSegment.RST) != 0) {
            close(connection);
        } else {
            closeIfEnded(connection);
        }
    }

    /** Whether so much of the capture's time has passed for certain. */
    static boolean passed(long from, long to, long nanos) {
        return from != Frame.NO_TIME && to != Frame.NO_TIME && to - from > nanos;
    }
}
