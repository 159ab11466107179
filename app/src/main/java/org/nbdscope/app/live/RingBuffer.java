package org.nbdscope.app.live;

import java.time.Duration;

/**
 * A capture in several files: when one has reached any of the limits the next is begun, and when there are more than {@code files} the
 * oldest is deleted. At least one limit is set.
 *
 * @param kilobytes size of a file (of 1000 bytes each, as dumpcap counts); 0 for no limit
 * @param duration  how long a file is written; null for no limit
 * @param packets   packets in a file; 0 for no limit
 * @param files     files kept; 0 to keep all
 */
public record RingBuffer(long kilobytes, Duration duration, long packets, int files) {

    /** Bytes of a kilobyte. */
    static final long KILOBYTE = 1000;

    /** @throws IllegalArgumentException where a number is negative, or no limit is set */
    public RingBuffer {
        if (kilobytes < 0 || packets < 0 || files < 0 || duration != null && (duration.isNegative() || duration.isZero())) {
            throw new IllegalArgumentException("a limit of a ring buffer is more than 0");
        }
        if (kilobytes == 0 && packets == 0 && duration == null) {
            throw new IllegalArgumentException("a ring buffer wants to know when a file is full: its size, duration or packets");
        }
    }

    /** Whether a file with so much in it is to be followed by the next. */
    boolean full(long bytes, long packetsInFile, long nanosOpen) {
        return kilobytes != 0 && bytes >= kilobytes * KILOBYTE || packets != 0 && packetsInFile >= packets
                || duration != null && nanosOpen >= duration.toNanos();
    }
}
