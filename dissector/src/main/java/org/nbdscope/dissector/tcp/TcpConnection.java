package org.nbdscope.dissector.tcp;

import java.util.ArrayDeque;
import java.util.Deque;

import org.nbdscope.dissector.packet.IpAddress;
import org.nbdscope.dissector.packet.TcpSegment;

/**
 * One TCP connection of a capture. Direction 0 is the sender of its first packet in the capture, direction 1 that one's peer. What this
 * class says may be asked for as long as the connection is of interest, also when it is over.
 */
public final class TcpConnection {

    private final long number;
    private final long firstFrame;
    private final long high0;
    private final long low0;
    private final long high1;
    private final long low1;
    private final int port0;
    private final int port1;
    /** What {@link #endpoint} gives, once it was asked for: rows ask for it again and again. */
    private String endpoint0;
    private String endpoint1;
    private final SenderWatch watch0 = new SenderWatch();
    private final SenderWatch watch1 = new SenderWatch();
    private int opener = -1;
    private int resetBy = -1;
    private ConnectionListener owner = IgnoredStreams.INSTANCE;
    private boolean ignored;

    /** Who gets the streams. */
    ConnectionListener listener = IgnoredStreams.INSTANCE;
    final TcpStream stream0;
    final TcpStream stream1;
    /** Segments that wait for bytes that one of them acknowledged, and what came behind it. */
    final Deque<WaitingSegment> waiting = new ArrayDeque<>(0);
    /** Packets so far. */
    long packets;
    /** The newest packet. */
    long lastFrame;
    long lastTime;
    /** Whether {@link ConnectionListener#closed()} was called; the entry stays a while for late packets. */
    boolean over;
    /** Belongs to {@link KeptMemory}. */
    long keptBytes;
    /** Belong to {@link ConnectionTable}. */
    int hash;
    TcpConnection chain;
    /** Belong to {@link ConnectionList}. */
    TcpConnection older;
    TcpConnection newer;

    TcpConnection(long number, TcpSegment first, TcpCounts counts, KeptMemory memory) {
        this.number = number;
        firstFrame = first.frame;
        high0 = first.sourceHigh;
        low0 = first.sourceLow;
        high1 = first.destinationHigh;
        low1 = first.destinationLow;
        port0 = first.sourcePort;
        port1 = first.destinationPort;
        stream0 = new TcpStream(this, 0, counts, memory);
        stream1 = new TcpStream(this, 1, counts, memory);
    }

    /** 0-based, in the order of the connections' first packets. */
    public long number() {
        return number;
    }

    /** Number of its first packet. */
    public long firstFrame() {
        return firstFrame;
    }

    /** First 64 bits of the address of the sender of a direction, as in {@link TcpSegment}. */
    public long addressHigh(int direction) {
        return direction == 0 ? high0 : high1;
    }

    /** Last 64 bits of the address of the sender of a direction, as in {@link TcpSegment}. */
    public long addressLow(int direction) {
        return direction == 0 ? low0 : low1;
    }

    /** Port of the sender of a direction. */
    public int port(int direction) {
        return direction == 0 ? port0 : port1;
    }

    /** Address and port of the sender of a direction: {@code 127.0.0.1:46414} or {@code [::1]:10809}. */
    public String endpoint(int direction) {
        String known = direction == 0 ? endpoint0 : endpoint1;
        if (known != null) {
            return known;
        }
        String made = makeEndpoint(direction);
        if (direction == 0) {
            endpoint0 = made;
        } else {
            endpoint1 = made;
        }
        return made;
    }

    private String makeEndpoint(int direction) {
        long high = addressHigh(direction);
        long low = addressLow(direction);
        String address = IpAddress.of(high, low);
        return (IpAddress.isIpv4(high, low) ? address : "[" + address + "]") + ":" + port(direction);
    }

    /** Whether the direction's SYN is in the capture: then offset 0 of its stream is the first byte that was ever sent. */
    public boolean startSeen(int direction) {
        return stream(direction).startSeen();
    }

    /**
     * The sequence number of a byte of a stream, by which its packets can be found. Holds for bytes that were delivered.
     *
     * @param streamOffset 0 for the first byte
     */
    public int sequenceOf(int direction, long streamOffset) {
        return stream(direction).sequenceOf(streamOffset);
    }

    /**
     * How far the peer has got a stream for certain: the offset up to which it has acknowledged what was delivered. Counted from its own
     * packets, the one in hand included, and so holds wherever the capture was taken.
     */
    public long acknowledged(int direction) {
        return stream(direction).acknowledged();
    }

    /** The direction that opened the connection, as its SYN, or the SYN and ACK of its peer shows; -1 where neither is in the capture. */
    public int opener() {
        return opener;
    }

    /** The direction that sent the reset which ended the connection; -1 where none did. */
    public int resetBy() {
        return resetBy;
    }

    /** Whether a direction has ended as far as its peer knows: the peer acknowledged its FIN, which need not be in the capture. */
    public boolean endAcknowledged(int direction) {
        return stream(direction).endAcknowledged();
    }

    /** What the sender of a direction does beside sending bytes. */
    public SenderWatch watch(int direction) {
        return direction == 0 ? watch0 : watch1;
    }

    /** Nothing more of this connection is delivered, except {@link ConnectionListener#closed()}. May be called at any time. */
    public void ignore() {
        ignored = true;
        listener = IgnoredStreams.INSTANCE;
    }

    boolean ignored() {
        return ignored;
    }

    TcpStream stream(int direction) {
        return direction == 0 ? stream0 : stream1;
    }

    /** Both streams go to {@code listener}, unless the connection is ignored already. */
    void owner(ConnectionListener toOwn) {
        owner = toOwn;
        if (!ignored) {
            listener = toOwn;
        }
    }

    /** Who is told that the connection is over. */
    ConnectionListener owner() {
        return owner;
    }

    /** The direction of a segment with these addresses and ports; -1 where it belongs to another connection. */
    int directionOf(TcpSegment s) {
        if (s.sourceLow == low0 && s.sourcePort == port0 && s.destinationPort == port1 && s.destinationLow == low1
            && s.sourceHigh == high0 && s.destinationHigh == high1) {
            return 0;
        }
        if (s.sourceLow == low1 && s.sourcePort == port1 && s.destinationPort == port0 && s.destinationLow == low0
            && s.sourceHigh == high1 && s.destinationHigh == high0) {
            return 1;
        }
        return -1;
    }

    /** Whether a FIN of either direction was seen, also one that waits. */
    boolean finSeen() {
        return stream0.finSeen() || stream1.finSeen()
            || waiting.stream().anyMatch(other -> (other.segment().flags & TcpSegment.FIN) != 0);
    }

    /**
     * Whether what waits shows that a direction's acknowledgement is not that of its peer's FIN: the peer sent more, or more is
     * acknowledged, or the direction has more than one segment to say and does not end.
     */
    boolean goesOn(int direction, int acknowledgement) {
        int said = 0;
        boolean ends = false;
        for (WaitingSegment other : waiting) {
            TcpSegment s = other.segment();
            boolean own = other.direction() == direction;
            if ((own ? s.acknowledgement : TcpStream.endOf(s)) - acknowledgement > 0 && (!own || (s.flags & TcpSegment.ACK) != 0)) {
                return true;
            }
            ends |= (s.flags & (TcpSegment.FIN | TcpSegment.RST)) != 0;
            said += own && s.payloadLength != 0 ? 1 : 0;
        }
        return said > 1 && !ends;
    }

    void resetBy(int direction) {
        resetBy = direction;
    }

    /** Learns from a segment's SYN who opened the connection. */
    void learnOpener(int direction, TcpSegment syn) {
        if (opener < 0) {
            opener = (syn.flags & TcpSegment.ACK) == 0 ? direction : 1 - direction;
        }
    }

    /** The other half of a stream's connection. */
    TcpStream peerOf(TcpStream stream) {
        return stream == stream0 ? stream1 : stream0;
    }
}
