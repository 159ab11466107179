package org.nbdscope.dissector.tcp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.nbdscope.dissector.packet.TcpSegment;

/**
 * What acknowledgements show: that the receiver got bytes which are not in the capture, or not yet. A segment that acknowledges such bytes
 * waits a little for them, as {@link TcpReassembler} tells.
 */
final class Acknowledgements {

    private final TcpReassembler reassembler;
    private final KeptMemory memory;

    /**
     * @param reassembler takes the segments that have waited
     * @param memory      knows what is kept
     */
    Acknowledgements(TcpReassembler reassembler, KeptMemory memory) {
        this.reassembler = reassembler;
        this.memory = memory;
    }

    /**
     * Takes what a segment acknowledges: bytes that are not in the capture are lost.
     *
     * @param patient whether it may wait for them
     * @return false where it must wait
     */
    boolean take(TcpConnection connection, int direction, TcpSegment s, boolean patient) {
        TcpStream received = connection.stream(1 - direction);
        if ((s.flags & TcpSegment.ACK) == 0 || !received.seen()) {
            return true;
        }
        long gap = received.gapShownBy(s.acknowledgement);
        if (gap != 0 && !takeGap(connection, direction, s, gap, patient)) {
            return false;
        }
        received.acknowledge(s.acknowledgement);
        return true;
    }

    /** Returns false where the segment must wait for the bytes that its acknowledgement shows to be missing. */
    private static boolean takeGap(TcpConnection connection, int direction, TcpSegment s, long gap, boolean patient) {
        TcpStream received = connection.stream(1 - direction);
        boolean mayBeEnd = gap == 1 && received.mayEndHere();
        if (mayBeEnd && bringsNothing(s)) {
            return true;
        }
        if (patient) {
            return false;
        }
        if (mayBeEnd && !connection.goesOn(direction, s.acknowledgement)) {
            received.assumeEnd();
        } else {
            received.lose(gap, s.frame, s.timeNanos);
        }
        return true;
    }

    /** Whether nothing of a segment must stand behind what it acknowledges; a reset gives up what is not there anyway. */
    private static boolean bringsNothing(TcpSegment s) {
        return s.payloadLength == 0 && (s.flags & TcpSegment.FIN) == 0 || (s.flags & TcpSegment.RST) != 0;
    }

    /** A segment of a connection waits, and what comes behind it on the connection waits with it. */
    void makeWait(TcpConnection connection, int direction, TcpSegment s) {
        WaitingSegment segment = WaitingSegment.copy(direction, s, connection.packets);
        connection.waiting.addLast(segment);
        memory.change(connection, segment.cost());
    }

    /**
     * Takes the segments that wait, as far as they may be taken.
     *
     * @param patient whether they may wait on
     */
    void retry(TcpConnection connection, boolean patient) {
        while (!connection.waiting.isEmpty()) {
            WaitingSegment first = connection.waiting.getFirst();
            boolean mayWait = patient && connection.packets - first.packet() < TcpReassembler.MAX_WAIT_PACKETS
                && !TcpReassembler.passed(first.segment().timeNanos, connection.lastTime, TcpReassembler.MAX_WAIT_NANOS);
            letPast(connection, first, mayWait, new ArrayDeque<>());
            if (connection.over || !reassembler.take(connection, first.direction(), first.segment(), mayWait) || connection.over) {
                return; // a connection that is over has nothing that waits
            }
            connection.waiting.removeFirst();
            memory.change(connection, -first.cost());
        }
    }

    /** Forgets the segments that wait. */
    void discard(TcpConnection connection) {
        while (!connection.waiting.isEmpty()) {
            memory.change(connection, -connection.waiting.removeFirst().cost());
        }
    }

    /**
     * Takes the segments that bring bytes, or the FIN, which {@code segment} acknowledges; each of them behind those which that one
     * acknowledges itself.
     *
     * @param asking the segments for which {@code segment} is wanted, each acknowledging the next
     */
    private void letPast(TcpConnection connection, WaitingSegment segment, boolean patient, Deque<WaitingSegment> asking) {
        asking.addLast(segment);
        for (WaitingSegment other : List.copyOf(connection.waiting)) {
            boolean waits = connection.waiting.contains(other) && !asking.contains(other);
            if (waits && segment.acknowledges(other, connection)) {
                letPast(connection, other, patient, asking);
                if (!connection.over && mayPass(connection, other, patient, asking)) {
                    connection.waiting.remove(other);
                    memory.change(connection, -other.cost());
                    reassembler.takeData(connection, connection.stream(other.direction()), other.segment());
                }
            }
        }
        asking.removeLast();
    }

    /** Whether nothing that a segment acknowledges must be waited for. */
    private boolean mayPass(TcpConnection connection, WaitingSegment segment, boolean patient, Deque<WaitingSegment> asking) {
        for (WaitingSegment other : asking) {
            if (segment.acknowledges(other, connection)) {
                // Each acknowledges the other, so this one repeats bytes that are older than its acknowledgement.
                connection.stream(other.direction()).acknowledge(segment.segment().acknowledgement);
                return true;
            }
        }
        return take(connection, segment.direction(), segment.segment(), patient);
    }
}
