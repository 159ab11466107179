package org.nbdscope.dissector.export;

/** Numbers of bytes as people read them, without losing any: {@code 4 GiB}, {@code 1028 KiB}, {@code 513}. */
public final class ByteCount {

    private static final String[] UNITS = {"", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB"};

    private ByteCount() {
    }

    /** In the largest unit that divides the number; unsigned. */
    public static String exact(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.length - 1);
        return Long.toUnsignedString(bytes >>> unit * 10) + UNITS[unit];
    }

    /** Rounded to at most three digits before the unit, one behind the point: {@code 1.2 GiB}, {@code 513 B}; unsigned. */
    public static String rounded(long bytes) {
        double value = unsigned(bytes);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        if (unit == 0) {
            return bytes + " B";
        }
        String digits = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(Math.rint(value * 10) / 10);
        return digits + UNITS[unit];
    }

    /** {@code [0, 4 GiB)}: from an offset, a length of bytes; an end beyond 2^64 is written as {@code offset + length}. */
    public static String range(long offset, long length) {
        long end = offset + length;
        boolean overflow = Long.compareUnsigned(end, offset) < 0;
        return "[" + exact(offset) + ", " + (overflow ? exact(offset) + " + " + exact(length) : exact(end)) + ")";
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }
}
