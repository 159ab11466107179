package org.nbdscope.dissector.model;

import java.io.IOException;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketCounts;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.SessionListener;
import org.nbdscope.dissector.session.SessionListenerPair;
import org.nbdscope.dissector.session.SessionTracker;
import org.nbdscope.dissector.tcp.TcpCounts;
import org.nbdscope.dissector.tcp.TcpReassembler;

/** Leads the packets of a capture through all stations into a {@link CaptureModel}, as many at a time as the caller likes. */
public final class Dissection {

    private final FrameSource source;
    private final CaptureModel model;
    private final PacketDecoder packets = new PacketDecoder();
    private final TcpSegment segment = new TcpSegment();
    private final SessionTracker tracker;
    private final TcpReassembler reassembler;
    private long firstTimeNanos = Frame.NO_TIME;
    private long lastTimeNanos = Frame.NO_TIME;
    private long frames;

    /**
     * Begins with the next packet of the source.
     *
     * @param source stays the caller's, who closes it
     * @param model  is filled
     */
    public Dissection(FrameSource source, CaptureModel model) {
        this(source, model, model);
    }

    /**
     * Begins with the next packet of the source, and lets somebody else listen as well.
     *
     * @param source stays the caller's, who closes it
     * @param model  is filled
     * @param behind is told of everything after the model, so that the rows are there
     */
    public static Dissection withListener(FrameSource source, CaptureModel model, SessionListener behind) {
        return new Dissection(source, model, new SessionListenerPair(model, behind));
    }

    private Dissection(FrameSource source, CaptureModel model, SessionListener listener) {
        this.source = source;
        this.model = model;
        this.tracker = new SessionTracker(listener);
        this.reassembler = new TcpReassembler(tracker);
    }

    /**
     * Reads on.
     *
     * @param most packets to read at most
     * @return packets read; fewer than {@code most} when no further one is there at the moment
     * @throws IOException from {@link FrameSource#next()}; what was read before is in the model
     */
    public int read(int most) throws IOException {
        for (int i = 0; i < most; i++) {
            if (!source.next()) {
                return i;
            }
            Frame frame = source.frame();
            frames = frame.number;
            if (frame.timeNanos != Frame.NO_TIME) {
                if (firstTimeNanos == Frame.NO_TIME) {
                    firstTimeNanos = frame.timeNanos;
                }
                lastTimeNanos = frame.timeNanos;
            }
            if (packets.decode(frame, segment) == Outcome.TCP) {
                reassembler.segment(segment);
            }
        }
        return most;
    }

    /** The capture is at its end: what waits for more is taken as it is. */
    public void finish() {
        reassembler.finish();
        tracker.numberNow();
    }

    /** No packet has come for a while ({@link TcpReassembler#idle()}): what waits for the packets next to it does not wait for others. */
    public void idle() {
        reassembler.idle();
    }

    /** Gives numbers to the sessions without waiting for connections that have not shown what they are. */
    public void numberNow() {
        tracker.numberNow();
    }

    /** What is filled. */
    public CaptureModel model() {
        return model;
    }

    /** Packets read so far. */
    public long frames() {
        return frames;
    }

    /** Time of the first packet that has one, nanoseconds since 1970, or {@link Frame#NO_TIME}. */
    public long firstTimeNanos() {
        return firstTimeNanos;
    }

    /** Time of the last packet that has one, nanoseconds since 1970, or {@link Frame#NO_TIME}. */
    public long lastTimeNanos() {
        return lastTimeNanos;
    }

    /** What the packets were. */
    public PacketCounts packetCounts() {
        return packets.counts();
    }

    /** What the reassembly had to do. */
    public TcpCounts tcpCounts() {
        return reassembler.counts();
    }
}
