package org.nbdscope.app.live;

import java.time.Duration;

/**
 * When a capture ends by itself: whichever comes first. A finding or a display filter that ends it is a matter of whoever decodes what
 * is captured, and then calls {@link LiveCapture#stop()}.
 *
 * @param packets   captured on all interfaces together; 0 for no limit
 * @param kilobytes (of 1000 bytes) written, of all files of a ring together; 0 for no limit
 * @param duration  since the capture began; null for no limit
 */
public record StopConditions(long packets, long kilobytes, Duration duration) {

    /** Only by hand. */
    public static final StopConditions NEVER = new StopConditions(0, 0, null);

    /** @throws IllegalArgumentException where a number is negative */
    public StopConditions {
        if (packets < 0 || kilobytes < 0 || duration != null && duration.isNegative()) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }

    /** Whether a packet more would be too much. */
    public boolean enough(long packetsSoFar, long bytesSoFar) {
        return packets != 0 && packetsSoFar >= packets || kilobytes != 0 && bytesSoFar >= kilobytes * RingBuffer.KILOBYTE;
    }

    /** Whether the capture took long enough. */
    public boolean over(long nanos) {
        return duration != null && nanos >= duration.toNanos();
    }
}
