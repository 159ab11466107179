package org.nbdscope.app.view.timeline;

/**
 * A span of offsets in an export, unsigned, both ends included, so that the whole range of 64 bits has a window.
 *
 * @param first first byte
 * @param last  last byte; not below {@code first}
 */
public record OffsetWindow(long first, long last) {

    /** All that 64 bits can address. */
    public static final OffsetWindow ALL = new OffsetWindow(0, -1);

    /** Takes two offsets; where the last is below the first, the window is one byte. */
    public OffsetWindow {
        if (Long.compareUnsigned(last, first) < 0) {
            last = first;
        }
    }

    /** The bytes from 0 to a size; one byte for an empty export. */
    public static OffsetWindow ofSize(long size) {
        return new OffsetWindow(0, size == 0 ? 0 : size - 1);
    }

    /** Bytes in it; up to 2^64. */
    public double length() {
        return unsigned(last - first) + 1;
    }

    /** Where an offset is as a share of the window: 0 at its first byte, 1 behind its last. */
    public double share(long offset) {
        boolean below = Long.compareUnsigned(offset, first) < 0;
        double distance = below ? -unsigned(first - offset) : unsigned(offset - first);
        return distance / length();
    }

    /** The offset at a share of the window, at most one that 64 bits hold. */
    public long at(double share) {
        return plus(first, share * length());
    }

    /** Longer or shorter by a factor, with one offset staying where it is, within limits. */
    public OffsetWindow zoomed(double factor, long anchor, OffsetWindow limits) {
        double wanted = Math.max(1, factor < 1 ? Math.floor(length() * factor) : Math.ceil(length() * factor));
        if (wanted >= limits.length()) {
            return limits;
        }
        return spanning(plus(anchor, -share(anchor) * wanted), toUnsigned(wanted - 1)).within(limits);
    }

    /** Further by a number of bytes, within limits. */
    public OffsetWindow moved(double bytes, OffsetWindow limits) {
        return spanning(plus(first, bytes), last - first).within(limits);
    }

    /** From an offset over a span, or as near to it as 64 bits allow. */
    private static OffsetWindow spanning(long wantedFirst, long span) {
        long newFirst = Long.compareUnsigned(wantedFirst, -1 - span) > 0 ? -1 - span : wantedFirst;
        return new OffsetWindow(newFirst, newFirst + span);
    }

    private OffsetWindow within(OffsetWindow limits) {
        long span = last - first;
        if (Long.compareUnsigned(span, limits.last - limits.first) >= 0) {
            return limits;
        }
        if (Long.compareUnsigned(first, limits.first) < 0) {
            return new OffsetWindow(limits.first, limits.first + span);
        }
        return Long.compareUnsigned(last, limits.last) > 0 ? new OffsetWindow(limits.last - span, limits.last) : this;
    }

    /** An unsigned 64-bit number as a double. */
    static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    private static long plus(long offset, double bytes) {
        if (bytes < 0) {
            return -bytes >= unsigned(offset) ? 0 : offset - toUnsigned(-bytes);
        }
        long step = toUnsigned(bytes);
        return Long.compareUnsigned(step, -1 - offset) > 0 ? -1 : offset + step;
    }

    private static long toUnsigned(double value) {
        if (value < 0x1p63) {
            return (long) value;
        }
        return value >= 0x1p64 ? -1 : (long) (value - 0x1p63) ^ Long.MIN_VALUE;
    }
}
