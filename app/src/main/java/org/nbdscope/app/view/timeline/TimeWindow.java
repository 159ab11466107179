package org.nbdscope.app.view.timeline;

/**
 * A span of time, nanoseconds since 1970, start included, end excluded. Never empty, and never so far out that a difference of two times
 * overflows: both ends lie within {@link #MIN_TIME} and {@link #MAX_TIME}.
 *
 * @param start first nanosecond
 * @param end   nanosecond after the last; at least {@code start + 1}
 */
public record TimeWindow(long start, long end) {

    /** The latest time that can be shown: 146 years after 1970. The difference to {@link #MIN_TIME} still is a positive long. */
    public static final long MAX_TIME = (1L << 62) - 1;
    /** The earliest time that can be shown: 146 years before 1970. */
    public static final long MIN_TIME = -MAX_TIME;

    /** Takes any two times, brings them within the limits, and makes the window at least a nanosecond long. */
    public TimeWindow {
        start = Math.min(clamp(start), MAX_TIME - 1);
        end = Math.max(clamp(end), start + 1);
    }

    /** The time itself, or the nearest one that can be shown. */
    public static long clamp(long time) {
        return Math.max(MIN_TIME, Math.min(MAX_TIME, time));
    }

    /** Between two times in either order. */
    public static TimeWindow between(long one, long other) {
        return new TimeWindow(Math.min(one, other), Math.max(one, other));
    }

    /** Nanoseconds; positive. */
    public long length() {
        return end - start;
    }

    /** Whether a time lies in it. */
    public boolean contains(long time) {
        return time >= start && time < end;
    }

    /** Whether it shares a moment with the time from {@code from} to {@code to}, both included. */
    public boolean intersects(long from, long to) {
        return from < end && to >= start;
    }

    /**
     * Longer or shorter by a factor, by a nanosecond at least, with one moment staying where it is.
     *
     * @param factor of the length: below 1 shows less time
     * @param anchor the moment that stays at its place
     */
    public TimeWindow zoomed(double factor, long anchor) {
        double length = length();
        double rounded = factor < 1 ? Math.floor(length * factor) : Math.ceil(length * factor);
        double wanted = Math.max(1, Math.min(rounded, (double) MAX_TIME));
        double share = (clamp(anchor) - start) / length;
        long newStart = saturated(clamp(anchor), -share * wanted);
        return new TimeWindow(newStart, saturated(newStart, wanted));
    }

    /** Later by nanoseconds (earlier where negative), as long as before. */
    public TimeWindow moved(long nanos) {
        long length = length();
        long newStart = Math.max(MIN_TIME, Math.min(MAX_TIME - length, saturated(start, nanos)));
        return new TimeWindow(newStart, newStart + length);
    }

    /** Moved so that it lies within other limits; where it is longer than these, the limits themselves. */
    public TimeWindow within(TimeWindow limits) {
        if (length() >= limits.length()) {
            return limits;
        }
        if (start < limits.start) {
            return new TimeWindow(limits.start, limits.start + length());
        }
        return end > limits.end ? new TimeWindow(limits.end - length(), limits.end) : this;
    }

    /** With a share of its length added on either side. */
    public TimeWindow widened(double share) {
        double more = Math.max(1, length() * share);
        return new TimeWindow(saturated(start, -more), saturated(end, more));
    }

    /** The time at a share of the window: 0 is its start, 1 its end; any value is allowed. */
    public long at(double share) {
        return saturated(start, Math.floor(share * length()));
    }

    /** Where a time is as a share of the window: 0 at its start, 1 at its end. */
    public double share(long time) {
        return (clamp(time) - start) / (double) length();
    }

    private static long saturated(long time, double nanos) {
        if (nanos >= 2.0 * MAX_TIME || nanos <= 2.0 * MIN_TIME) {
            return nanos > 0 ? MAX_TIME : MIN_TIME;
        }
        long step = (long) nanos;
        long sum = time + step;
        boolean overflow = ((time ^ sum) & (step ^ sum)) < 0;
        return overflow ? step > 0 ? MAX_TIME : MIN_TIME : clamp(sum);
    }
}
