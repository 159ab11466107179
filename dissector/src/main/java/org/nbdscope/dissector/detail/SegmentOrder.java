package org.nbdscope.dissector.detail;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.packet.TcpSegment;
import org.nbdscope.dissector.session.Side;

/**
 * The segments of one direction of a connection in the order of the capture: which bring bytes anew, and behind which something is
 * missing.
 */
final class SegmentOrder {

    /** The first segment's place, so that what was sent before it, and comes late, has a place too. */
    private static final long START = 1L << 40;

    private final Side from;
    private final ByteRanges sent = new ByteRanges();
    private final List<WireSegment> segments = new ArrayList<>();
    /** By segment: the bytes missing before it when it came are those from here up to its own; -1 for none. */
    private final List<long[]> holes = new ArrayList<>();
    private int sequence;
    private long position = START;
    private long end = START;
    private boolean begun;

    SegmentOrder(Side from) {
        this.from = from;
    }

    /**
     * Takes the next segment.
     *
     * @param listed whether it is one of those wanted, or only shows what came before them
     */
    void add(TcpSegment segment, boolean listed) {
        int begins = segment.sequence + ((segment.flags & TcpSegment.SYN) != 0 ? 1 : 0);
        position += begun ? begins - sequence : 0;
        sequence = begins;
        boolean[] fresh = new boolean[1];
        sent.add(position, position + segment.payloadLength, (first, last) -> fresh[0] = true);
        boolean gap = begun && position > end;
        if (listed) {
            segments.add(new WireSegment(segment.frame, segment.timeNanos, from, segment.payloadLength, !fresh[0], 0));
            holes.add(gap ? new long[] {end, position} : null);
        }
        end = Math.max(end, position + segment.payloadLength);
        begun = true;
    }

    /** The segments wanted, with what stayed missing before each. */
    List<WireSegment> segments() {
        List<WireSegment> result = new ArrayList<>(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            WireSegment one = segments.get(i);
            long missing = holes.get(i) == null ? 0 : missing(holes.get(i)[0], holes.get(i)[1]);
            result.add(missing == 0 ? one : new WireSegment(one.frame(), one.timeNanos(), from, one.length(), one.again(), missing));
        }
        return result;
    }

    private long missing(long first, long last) {
        long missing = 0;
        for (long at = first; at < last; ) {
            long hole = sent.next(at, false, last);
            at = sent.next(hole, true, last);
            missing += at - hole;
        }
        return missing;
    }
}
