package org.nbdscope.app.view.coverage;

/**
 * A part of an export, as a chart shows it. Its end is at most 2^64 - 1, the largest size an export can have.
 *
 * @param from   first byte; unsigned
 * @param length bytes, unsigned; 0 only for an empty export
 */
public record ByteSpan(long from, long length) {

    /** Fewest bytes that a chart is as wide as. */
    public static final long LEAST = 16;

    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    /** From one offset to another; both unsigned. */
    public static ByteSpan between(long from, long to) {
        return new ByteSpan(from, to - from);
    }

    /** First byte behind it; unsigned. */
    public long end() {
        return from + length;
    }

    /** Where an offset lies: 0 at the first byte, 1 behind the last; below and above these outside. */
    public double position(long offset) {
        double whole = unsigned(length);
        return Long.compareUnsigned(offset, from) >= 0 ? unsigned(offset - from) / whole : -unsigned(from - offset) / whole;
    }

    /** The offset at a position, within the part; unsigned. */
    public long offsetAt(double position) {
        return from + portion(position);
    }

    private long portion(double position) {
        long part = rounded(Math.floor(Math.min(1, Math.max(0, position)) * unsigned(length)));
        return Long.compareUnsigned(part, length) > 0 ? length : part;
    }

    /** Whether it has bytes in common with a range whose end is given. */
    public boolean meets(long start, long rangeEnd) {
        return Long.compareUnsigned(start, end()) < 0 && Long.compareUnsigned(rangeEnd, from) > 0;
    }

    /** Narrower (factor below 1) or wider around a position that stays where it is; within {@code whole}. */
    public ByteSpan zoom(double factor, double position, ByteSpan whole) {
        long least = Long.compareUnsigned(whole.length, LEAST) < 0 ? whole.length : LEAST;
        long wanted = rounded(unsigned(length) * factor);
        long newLength = max(least, min(wanted, whole.length));
        long anchor = offsetAt(position);
        long before = rounded(Math.min(1, Math.max(0, position)) * unsigned(newLength));
        return at(anchor, before, newLength, whole);
    }

    /** How far it is zoomed in: from 0 for all of {@code whole} to 1 for the shortest part, by the logarithm. */
    public double zoomOf(ByteSpan whole) {
        double range = Math.log(unsigned(whole.length) / LEAST);
        return range <= 0 ? 0 : Math.min(1, Math.max(0, Math.log(unsigned(whole.length) / unsigned(length)) / range));
    }

    /** How many bytes there are at a zoom, as {@link #zoomOf} counts. */
    public static long lengthAt(double zoom, ByteSpan whole) {
        double range = Math.max(0, Math.log(unsigned(whole.length) / LEAST));
        return zoom <= 0 ? whole.length : max(LEAST, rounded(unsigned(whole.length) / Math.exp(zoom * range)));
    }

    /** As long as wanted, the middle where it is as far as possible. */
    public ByteSpan ofLength(long wanted, ByteSpan whole) {
        long newLength = min(wanted, whole.length);
        return at(offsetAt(0.5), newLength >>> 1, newLength, whole);
    }

    /** The part of its length around an offset. */
    public ByteSpan around(long offset, ByteSpan whole) {
        return at(offset, length >>> 1, length, whole);
    }

    /** Moved by a part of its length, to the ends of {@code whole} at most. */
    public ByteSpan shift(double part, ByteSpan whole) {
        long distance = rounded(Math.abs(part) * unsigned(length));
        if (part < 0) {
            return at(from, distance, length, whole);
        }
        long room = whole.end() - length - from;
        return new ByteSpan(from + min(distance, room), length);
    }

    private static ByteSpan at(long anchor, long before, long length, ByteSpan whole) {
        long start = Long.compareUnsigned(anchor - whole.from, before) < 0 ? whole.from : anchor - before;
        long last = whole.end() - length;
        return new ByteSpan(Long.compareUnsigned(start, last) > 0 ? last : start, length);
    }

    private static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    private static long max(long a, long b) {
        return Long.compareUnsigned(a, b) > 0 ? a : b;
    }

    /** An unsigned number; the last of 64 bits counts for the rounding only. */
    public static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }

    /** The unsigned number nearest to a value that is not negative; at most 2^64 - 1. */
    private static long rounded(double value) {
        if (value >= TWO_64) {
            return -1;
        }
        return value < TWO_63 ? Math.round(value) : (long) (value - TWO_63) + Long.MIN_VALUE;
    }
}
