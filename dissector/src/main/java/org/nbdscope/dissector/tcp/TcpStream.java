package org.nbdscope.dissector.tcp;

import org.nbdscope.dissector.packet.TcpSegment;

/**
 * One direction of a connection: puts its bytes in order and hands them to the connection's listener. Sequence numbers are compared by
 * their difference, so they may wrap; offsets in the stream do not wrap.
 */
final class TcpStream {

    /** {@link #finOffset} before a FIN was seen. */
    private static final long NO_FIN = -1;

    private final TcpConnection connection;
    private final int direction;
    private final TcpCounts counts;
    private final KeptMemory memory;
    private final KeptQueue kept = new KeptQueue();

    /** Sequence number of the byte at offset 0. */
    private int base;
    private boolean known;
    /** Whether {@link #base} is that of a segment without payload: a keep-alive probe's number is one too low. */
    private boolean baseOfEmptySegment;
    private boolean startSeen;
    private boolean seen;
    /** Offset of the next byte to deliver. */
    private long next;
    /** The newest packet of what was delivered. */
    private long frame;
    private long timeNanos;
    /** Offset up to which the peer has acknowledged the stream. */
    private long acknowledged;
    /** Offset of one byte more than was delivered, when the peer acknowledged that last. */
    private long oneAhead = -1;
    /** Where the stream is taken to have ended, though no FIN was seen. */
    private long endAssumed = NO_FIN;
    private long finOffset = NO_FIN;
    private long finFrame;
    private long finTime;
    private boolean ended;
    /** Where a run of stray segments goes on, and how many it has. */
    private int strayNext;
    private int strayRun;

    TcpStream(TcpConnection connection, int direction, TcpCounts counts, KeptMemory memory) {
        this.connection = connection;
        this.direction = direction;
        this.counts = counts;
        this.memory = memory;
    }

    boolean startSeen() {
        return startSeen;
    }

    int sequenceOf(long streamOffset) {
        return base + (int) streamOffset;
    }

    /** Whether a packet of this direction is in the capture. */
    boolean seen() {
        return seen;
    }

    void markSeen() {
        seen = true;
    }

    boolean ended() {
        return ended;
    }

    /** Whether a FIN was seen, delivered or not. */
    boolean finSeen() {
        return ended || finOffset != NO_FIN;
    }

    /** Whether it is still open where the stream begins: its SYN was not seen and nothing was delivered. */
    private boolean tentative() {
        return !startSeen && next == 0 && finOffset == NO_FIN && kept.isEmpty();
    }

    private int distance(int sequence) {
        return sequence - sequenceOf(next);
    }

    /** The sequence number of the segment's first payload byte: SYN has one of its own (RFC 9293, 3.4). */
    private static int dataSequence(TcpSegment s) {
        return s.sequence + ((s.flags & TcpSegment.SYN) != 0 ? 1 : 0);
    }

    /** The sequence number behind what the segment sends: FIN has one of its own, too. */
    static int endOf(TcpSegment s) {
        return dataSequence(s) + s.payloadLength + ((s.flags & TcpSegment.FIN) != 0 ? 1 : 0);
    }

    // Where the stream begins

    /** Takes the stream's first segment in the capture that is no SYN as its beginning. Nothing happens when the beginning is known. */
    void begin(TcpSegment s) {
        if (!known) {
            known = true;
            base = s.sequence;
            baseOfEmptySegment = s.payloadLength == 0;
        }
    }

    /** Takes an acknowledgement of the peer, which says what comes next, as the stream's beginning. Only when it is not known. */
    void beginAcknowledged(int acknowledgement) {
        if (!known) {
            known = true;
            base = acknowledgement;
        }
    }

    /**
     * Takes a SYN.
     *
     * @return false where it does not belong to this stream
     */
    boolean synchronize(TcpSegment syn) {
        int first = syn.sequence + 1;
        if (known && first != base && !(tentative() && near(first - base, TcpReassembler.MAX_REBASE))) {
            return false;
        }
        known = true;
        base = first;
        startSeen = true;
        return true;
    }

    /** Whether a SYN with another sequence number says that the ports are used for a new connection. */
    boolean begunAnew(TcpSegment syn) {
        int first = syn.sequence + 1;
        if (!known || first == base) {
            return false;
        }
        return !near(distance(first), tentative() ? TcpReassembler.MAX_REBASE : TcpReassembler.SYN_WINDOW);
    }

    /** Whether a SYN has the number of the one that began this stream. */
    boolean begunWith(TcpSegment syn) {
        return known && syn.sequence + 1 == base;
    }

    private static boolean near(int distance, int limit) {
        return distance >= -limit && distance <= limit;
    }

    // What arrives

    /**
     * Whether a segment's sequence number has nothing to do with this stream, so that the segment is to be dropped. When several
     * segments agree that the stream is elsewhere it goes on there, and what lies between is lost.
     */
    boolean isStray(TcpSegment s) {
        int distance = distance(s.sequence);
        if (near(distance, TcpReassembler.MAX_JUMP)) {
            if (s.payloadLength != 0) {
                strayRun = 0;
            }
            return false;
        }
        if (tentative()) {
            base = s.sequence;
            baseOfEmptySegment = s.payloadLength == 0;
            return false;
        }
        if (s.payloadLength != 0 && finOffset == NO_FIN) {
            boolean agrees = strayRun > 0 && near(s.sequence - strayNext, TcpReassembler.MAX_REBASE);
            strayRun = agrees ? strayRun + 1 : 1;
            strayNext = s.sequence + s.payloadLength;
            if (strayRun == TcpReassembler.STRAYS_TO_BELIEVE) {
                strayRun = 0;
                flush(s.frame, s.timeNanos);
                lose(Integer.toUnsignedLong(distance(s.sequence)), s.frame, s.timeNanos);
                return false;
            }
        }
        counts.straySegments++;
        return true;
    }

    /** Whether payload or FIN of a segment stand, at least partly, before {@code acknowledgement} and were not delivered. */
    boolean fillsBefore(TcpSegment s, int acknowledgement) {
        return known && distance(endOf(s)) > 0 && dataSequence(s) - acknowledgement < 0;
    }

    /**
     * How many bytes the peer has got, as its acknowledgement says, from the next byte to deliver on. The first of them is not in the
     * capture yet.
     *
     * @return 0 where it shows no gap
     */
    long gapShownBy(int acknowledgement) {
        int ahead = distance(acknowledgement);
        if (ahead <= 0 || ahead > TcpReassembler.MAX_JUMP) {
            return 0;
        }
        if (finOffset != NO_FIN) {
            return Math.max(0, Math.min(ahead, finOffset - next)); // FIN is acknowledged like a byte
        }
        // One number alone may be no byte: a FIN that the capture lost, or the end of a keep-alive probe.
        return ahead == 1 && kept.isEmpty() && (endAssumed == next || tentative() && baseOfEmptySegment) ? 0 : ahead;
    }

    /** Whether a gap of one number may be a FIN that is not in the capture yet. */
    boolean mayEndHere() {
        return finOffset == NO_FIN && kept.isEmpty();
    }

    /** The number behind everything that was delivered is taken for that of a FIN which the capture lost, until more comes. */
    void assumeEnd() {
        endAssumed = next;
    }

    /** Notes what the peer says it has got, as far as it was delivered. */
    void acknowledge(int acknowledgement) {
        int ahead = distance(acknowledgement);
        long offset = next + Math.min(0, ahead);
        oneAhead = ahead == 1 ? next + 1 : oneAhead;
        if (offset > acknowledged) {
            acknowledged = offset;
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    /** Whether the peer knows that the stream has ended: it acknowledged one more than all bytes, which is the FIN's number. */
    boolean endAcknowledged() {
        return oneAhead == next + 1;
    }

    /** A reset of this side, whose number shows how much it had sent; one more than that is a FIN. */
    void loseUpTo(TcpSegment reset) {
        int ahead = known && !ended ? distance(reset.sequence) : 0;
        if (ahead > 1 && ahead <= TcpReassembler.MAX_REBASE) {
            lose(ahead, reset.frame, reset.timeNanos);
        }
    }

    /** Reports what is missing of the next {@code length} bytes as lost, and delivers what is there. */
    void lose(long length, long atFrame, long atTime) {
        long end = next + length;
        while (next < end) {
            long to = kept.isEmpty() ? end : Math.min(end, kept.firstOffset());
            lost(to - next, atFrame, atTime);
            drain();
        }
    }

    /** Takes a segment's payload, which there must be. */
    void payload(TcpSegment s) {
        int length = s.payloadLength;
        if (dataSequence(s) == sequenceOf(next) && length == s.capturedPayload && finOffset == NO_FIN && kept.isEmpty()) {
            next += length;
            raise(s.frame, s.timeNanos);
            connection.listener.data(direction, s.bytes, s.payloadOffset, length, frame, timeNanos, s.frame);
        } else {
            place(s);
        }
    }

    private void place(TcpSegment s) {
        if (tentative()) {
            adjustBase(s);
        }
        long start = next + distance(dataSequence(s));
        long end = start + s.payloadLength;
        if (finOffset != NO_FIN && end > finOffset) {
            counts.straySegments++;
            end = finOffset;
        }
        long from = Math.max(start, next);
        if (from >= end) {
            if (start < next) {
                retransmitted(Math.min(end, next) - start);
                connection.watch(direction).repeated(s, s.timeNanos - timeNanos);
            }
            return;
        }
        if (from == next && kept.isEmpty()) {
            if (start < from) {
                retransmitted(from - start);
            }
            deliver(s, (int) (from - start), (int) (end - start));
        } else {
            keep(s, start, from, end);
        }
    }

    /** The first payload of a stream of which only a guess is known where it begins. */
    private void adjustBase(TcpSegment s) {
        int first = dataSequence(s);
        int distance = first - base;
        boolean probe = distance == -1 && s.payloadLength == 1;
        boolean behindProbe = distance == 1 && baseOfEmptySegment;
        if (behindProbe || distance < 0 && distance >= -TcpReassembler.MAX_REBASE && !probe) {
            base = first;
        }
    }

    private void retransmitted(long bytes) {
        counts.retransmittedSegments++;
        counts.retransmittedBytes += bytes;
    }

    /** Delivers payload bytes {@code from} to {@code to}, of which the first is the next of the stream. */
    private void deliver(TcpSegment s, int from, int to) {
        int cut = Math.max(from, Math.min(to, s.capturedPayload));
        raise(s.frame, s.timeNanos);
        if (from < cut) {
            next += cut - from;
            connection.listener.data(direction, s.bytes, s.payloadOffset + from, cut - from, frame, timeNanos, s.frame);
        }
        if (cut < to) {
            missing(to - cut, Missing.CUT, s.frame, s.timeNanos);
        }
        endIfThere();
    }

    private void keep(TcpSegment s, long start, long from, long end) {
        if (from == next && !kept.isEmpty() && kept.firstOffset() > next) {
            connection.watch(direction).filled(s, s.timeNanos - kept.firstTimeNanos());
        }
        long costBefore = kept.cost();
        int added = kept.add(s, start, from, end);
        memory.change(connection, kept.cost() - costBefore);
        if (added < end - start) {
            retransmitted(end - start - added);
        }
        if (from > next && added > 0) {
            counts.outOfOrderSegments++;
        }
        if (kept.firstOffset() == next) {
            raise(s.frame, s.timeNanos);
            drain();
        }
        while (!kept.isEmpty() && tooMuchKept()) {
            loseFirstHole(s.frame, s.timeNanos);
        }
    }

    private boolean tooMuchKept() {
        if (connection.peerOf(this).seen) {
            return kept.cost() > TcpReassembler.MAX_KEPT_BYTES || kept.size() > TcpReassembler.MAX_KEPT_SEGMENTS;
        }
        return kept.cost() > TcpReassembler.MAX_KEPT_BYTES_ONE_WAY || kept.size() > TcpReassembler.MAX_KEPT_SEGMENTS_ONE_WAY;
    }

    private void loseFirstHole(long atFrame, long atTime) {
        long hole = kept.firstOffset() - next;
        if (finOffset != NO_FIN) {
            hole = Math.min(hole, finOffset - next);
        }
        lost(hole, atFrame, atTime);
        drain();
    }

    /**
     * The next bytes are lost. That is proven now, by this packet; but they had been sent before the bytes behind them, if any are kept, so
     * those are available since their own packet.
     */
    private void lost(long length, long atFrame, long atTime) {
        if (!kept.isEmpty() && kept.firstFrame() < atFrame) {
            missing(length, Missing.LOST, kept.firstFrame(), kept.firstTimeNanos());
        } else {
            missing(length, Missing.LOST, atFrame, atTime);
        }
    }

    /** Delivers what is in order of the bytes that were kept. */
    private void drain() {
        long costBefore = kept.cost();
        while (!kept.isEmpty() && kept.firstOffset() == next && next != finOffset) {
            KeptBytes piece = kept.removeFirst();
            raise(piece.frame(), piece.timeNanos());
            if (piece.bytes() == null) {
                missing(piece.length(), Missing.CUT, frame, timeNanos);
            } else {
                next += piece.length();
                connection.listener.data(direction, piece.bytes(), 0, piece.length(), frame, timeNanos, piece.frame());
            }
        }
        memory.change(connection, kept.cost() - costBefore);
        endIfThere();
    }

    private void missing(long length, Missing why, long atFrame, long atTime) {
        raise(atFrame, atTime);
        next += length;
        if (why == Missing.LOST) {
            counts.lostBytes += length;
        } else {
            counts.cutBytes += length;
        }
        connection.listener.missing(direction, length, why, frame, timeNanos);
    }

    /** What is delivered from now on is available with this packet or a later one. */
    private void raise(long atFrame, long atTime) {
        if (atFrame > frame) {
            frame = atFrame;
            timeNanos = atTime;
        }
    }

    // How the stream ends

    /** Takes a FIN; the segment's payload must have been taken before. */
    void fin(TcpSegment s) {
        long offset = next + distance(dataSequence(s) + s.payloadLength);
        if (finOffset != NO_FIN || offset < next) {
            return;
        }
        finOffset = offset;
        finFrame = s.frame;
        finTime = s.timeNanos;
        endIfThere();
    }

    private void endIfThere() {
        if (finOffset != NO_FIN && next >= finOffset && !ended) {
            ended = true;
            discard();
            raise(finFrame, finTime);
            connection.listener.end(direction, false, frame, timeNanos);
        }
    }

    /** Delivers everything that was kept; the holes are lost. */
    void flush(long atFrame, long atTime) {
        while (!kept.isEmpty()) {
            loseFirstHole(atFrame, atTime);
        }
        if (next < finOffset) {
            missing(finOffset - next, Missing.LOST, atFrame, atTime);
            endIfThere();
        }
    }

    /** Ends the stream by a reset, unless it has ended. */
    void reset(long atFrame, long atTime) {
        if (!ended) {
            ended = true;
            discard();
            raise(atFrame, atTime);
            connection.listener.end(direction, true, frame, timeNanos);
        }
    }

    /** Drops what was kept. */
    void discard() {
        memory.change(connection, -kept.cost());
        kept.clear();
    }

    /** Only notes how far the stream has come and whether it has ended: for a connection that is ignored. */
    void follow(TcpSegment s) {
        int ahead = distance(dataSequence(s) + s.payloadLength);
        if (ahead > 0) {
            next += ahead;
        }
        if ((s.flags & TcpSegment.FIN) != 0) {
            ended = true;
        }
    }
}
