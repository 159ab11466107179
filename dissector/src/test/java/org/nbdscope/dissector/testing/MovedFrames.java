package org.nbdscope.dissector.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.capture.FrameSource;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;

/** The packets of a capture, some of them at another place: captures of several queues, or of all interfaces, mix them a little. */
public final class MovedFrames implements FrameSource {

    private final PacketDecoder decoder = new PacketDecoder();
    private final TcpSegment segment = new TcpSegment();
    private final List<Frame> frames;
    private final Frame frame = new Frame();
    private int passed;

    private MovedFrames(List<Frame> frames) {
        this.frames = frames;
    }

    /** All packets of a source, as they are. */
    public static MovedFrames of(FrameSource source) throws IOException {
        List<Frame> frames = new ArrayList<>();
        while (source.next()) {
            Frame from = source.frame();
            byte[] copy = new byte[from.capturedLength];
            from.bytes.get(from.offset, copy);
            Frame frame = new Frame();
            frame.take(from, from.number);
            frame.bytes = ByteBuffer.wrap(copy);
            frame.offset = 0;
            frames.add(frame);
        }
        return new MovedFrames(frames);
    }

    public int packets() {
        return frames.size();
    }

    /** The same packets from the first on. */
    public MovedFrames again() {
        return new MovedFrames(frames);
    }

    /**
     * The same packets, one of them so many places later, or earlier where {@code places} is negative; but past no SYN, and past none
     * that was captured longer before or after it than {@code mostNanos}.
     *
     * @param packet from 0
     */
    public MovedFrames moved(int packet, int places, long mostNanos) {
        List<Frame> order = new ArrayList<>(frames);
        move(order, packet, places, mostNanos);
        return new MovedFrames(order);
    }

    /** The same packets, about every fifth of them up to three places later or earlier, as {@link #moved} does. */
    public MovedFrames mixed(Random random, long mostNanos) {
        List<Frame> order = new ArrayList<>(frames);
        for (int packet = 0; packet < order.size(); packet++) {
            if (random.nextInt(3) == 0) {
                int places = 1 + random.nextInt(3);
                int last = Math.min(packet + places, order.size() - 1);
                boolean later = random.nextBoolean();
                move(order, later ? packet : last, later ? places : packet - last, mostNanos);
                packet = last;
            }
        }
        return new MovedFrames(order);
    }

    private void move(List<Frame> order, int packet, int places, long mostNanos) {
        Frame moving = order.get(packet);
        int step = Integer.signum(places);
        int to = packet;
        while (to != packet + places && to + step >= 0 && to + step < order.size() && mayPass(moving, order.get(to + step), mostNanos)) {
            to += step;
        }
        order.add(to, order.remove(packet));
    }

    private boolean mayPass(Frame moving, Frame other, long mostNanos) {
        return !isSyn(moving) && !isSyn(other) && Math.abs(other.timeNanos - moving.timeNanos) <= mostNanos;
    }

    private boolean isSyn(Frame packet) {
        return decoder.decode(packet, segment) == Outcome.TCP && (segment.flags & TcpSegment.SYN) != 0;
    }

    @Override
    public boolean next() {
        if (passed == frames.size()) {
            return false;
        }
        frame.take(frames.get(passed++), passed);
        return true;
    }

    @Override
    public Frame frame() {
        return frame;
    }
}
