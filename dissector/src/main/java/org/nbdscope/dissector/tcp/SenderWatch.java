package org.nbdscope.dissector.tcp;

import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.packet.TcpSegment;

/**
 * What one side of a connection does as a TCP sender, beside the bytes: windows that it closes, bytes that it repeats, and segments that it
 * holds back until an acknowledgement arrives. Everything is judged by the packets in the order of the capture.
 *
 * <table>
 * <caption>Thresholds</caption>
 * <tr><td>{@link #REPEATED_AFTER_NANOS}</td><td>bytes that come again sooner are taken for a packet that was captured twice</td></tr>
 * <tr><td>{@link #FILLED_AFTER_NANOS}</td><td>a hole that is filled sooner is taken for packets that changed places on their way</td></tr>
 * <tr><td>{@link #LEAST_HELD_NANOS}, {@link #MOST_HELD_NANOS}</td><td>how long receivers delay an acknowledgement: 40 to 200 ms</td></tr>
 * <tr><td>{@link #MOST_OUTSTANDING}</td><td>bytes on their way, above which congestion control may hold a segment as well; after a loss
 * it may always</td></tr>
 * </table>
 */
public final class SenderWatch {

    static final long REPEATED_AFTER_NANOS = 1_000_000;
    static final long FILLED_AFTER_NANOS = 20_000_000;
    static final long LEAST_HELD_NANOS = 30_000_000;
    static final long MOST_HELD_NANOS = 250_000_000;
    /** Ten segments of Ethernet, with which TCP begins (RFC 6928). */
    static final int MOST_OUTSTANDING = 10 * 1_448;
    /** A held segment leaves in a small part of the time for which it was held. */
    private static final int AT_ONCE = 8;
    private static final int CONTROL = TcpSegment.SYN | TcpSegment.RST | TcpSegment.FIN;

    private boolean windowClosed;
    private long closedSince;
    private long closedNanos;
    private long zeroWindows;
    private long zeroWindowFrame;
    private long mutualStalls;
    private long mutualStallFrame;
    private long retransmissions;
    private long retransmissionFrame;

    /** The newest payload: when it was sent, and the sequence number behind it. */
    private long dataNanos = Long.MIN_VALUE;
    private int dataEnd;
    /** The acknowledgement of all of it, if nothing was sent since; and how many bytes it acknowledged. */
    private long ackNanos = Long.MIN_VALUE;
    private int acknowledged;
    private int outstanding;
    private long held;
    private long heldSince;
    private long heldUntil;

    SenderWatch() {
    }

    /** How often the side closed its receive window: it did not read what its peer had sent. */
    public long zeroWindows() {
        return zeroWindows;
    }

    /** The first packet that said so. */
    public long zeroWindowFrame() {
        return zeroWindowFrame;
    }

    /** Whether the window is closed now. */
    public boolean windowClosed() {
        return windowClosed;
    }

    /** How long the window was closed, as far as it opened again; nanoseconds. */
    public long closedNanos() {
        return closedNanos;
    }

    /** How often the side closed its window while its peer's was closed too. */
    public long mutualStalls() {
        return mutualStalls;
    }

    /** The first packet with which both were closed. */
    public long mutualStallFrame() {
        return mutualStallFrame;
    }

    /** Segments that the side sent again. */
    public long retransmissions() {
        return retransmissions;
    }

    /** The first of them. */
    public long retransmissionFrame() {
        return retransmissionFrame;
    }

    /** Segments that waited for the acknowledgement of the ones before them, and left with it. */
    public long held() {
        return held;
    }

    /** When the segment before the last held one was sent. */
    public long heldSince() {
        return heldSince;
    }

    /** When the last held one was sent. */
    public long heldUntil() {
        return heldUntil;
    }

    /** The next segment of this side. */
    void sent(TcpSegment s, SenderWatch peer) {
        if (s.window == 0 ? (s.flags & CONTROL) == 0 : windowClosed) {
            window(s, peer);
        }
        if (s.payloadLength == 0) {
            if ((s.flags & (CONTROL | TcpSegment.ACK)) == TcpSegment.ACK) {
                peer.acknowledge(s);
            }
            return;
        }
        if (ackNanos != Long.MIN_VALUE && ackNanos - dataNanos >= LEAST_HELD_NANOS) {
            leave(s);
        }
        ackNanos = Long.MIN_VALUE;
        dataNanos = s.timeNanos;
        dataEnd = s.sequence + s.payloadLength;
    }

    private void window(TcpSegment s, SenderWatch peer) {
        if (s.window != 0) {
            windowClosed = false;
            closedNanos += Math.max(0, s.timeNanos - closedSince);
        } else if (!windowClosed) {
            windowClosed = true;
            closedSince = s.timeNanos;
            zeroWindowFrame = zeroWindows == 0 ? s.frame : zeroWindowFrame;
            zeroWindows++;
            if (peer.windowClosed) {
                mutualStallFrame = mutualStalls == 0 ? s.frame : mutualStallFrame;
                mutualStalls++;
            }
        }
    }

    /** The peer acknowledges without having anything to say. */
    private void acknowledge(TcpSegment s) {
        if (s.acknowledgement == dataEnd && dataNanos != Long.MIN_VALUE && s.acknowledgement != acknowledged) {
            ackNanos = s.timeNanos;
            outstanding = s.acknowledgement - acknowledged;
        }
        acknowledged = s.acknowledgement;
    }

    /** A segment right behind such an acknowledgement: no program knows of those, so it was TCP that had held it (Nagle's algorithm). */
    private void leave(TcpSegment s) {
        long waited = ackNanos - dataNanos;
        if (retransmissions == 0 && waited <= MOST_HELD_NANOS && (s.timeNanos - ackNanos) * AT_ONCE < waited && s.sequence == dataEnd
                && Integer.compareUnsigned(outstanding, MOST_OUTSTANDING) < 0) {
            held++;
            heldSince = dataNanos;
            heldUntil = s.timeNanos;
        }
    }

    /** Bytes came that had come before, so long after the last new ones. */
    void repeated(TcpSegment s, long nanos) {
        if (nanos >= REPEATED_AFTER_NANOS && s.payloadLength > 1 && s.timeNanos != Frame.NO_TIME) {
            again(s);
        }
    }

    /** A hole was filled, so long after the bytes behind it had come. */
    void filled(TcpSegment s, long nanos) {
        if (nanos >= FILLED_AFTER_NANOS && s.timeNanos != Frame.NO_TIME) {
            again(s);
        }
    }

    private void again(TcpSegment s) {
        retransmissionFrame = retransmissions == 0 ? s.frame : retransmissionFrame;
        retransmissions++;
    }
}
