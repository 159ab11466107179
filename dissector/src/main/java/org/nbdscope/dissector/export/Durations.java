package org.nbdscope.dissector.export;

import java.util.Locale;

/** Spans of time as people read them. */
public final class Durations {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Durations() {
    }

    /** Appends nanoseconds as seconds with nine digits behind the point, as Wireshark's list does. */
    static void seconds(StringBuilder line, long nanos) {
        String fraction = Long.toString(Math.abs(nanos % NANOS_PER_SECOND));
        if (nanos < 0) {
            line.append('-');
        }
        Columns.right(line, Long.toString(Math.abs(nanos / NANOS_PER_SECOND)), nanos < 0 ? 0 : 4);
        line.append('.');
        for (int i = fraction.length(); i < 9; i++) {
            line.append('0');
        }
        line.append(fraction);
    }

    /** {@code 852 µs}, {@code 1.352 ms}, {@code 2.1 s}: microseconds below a millisecond, then milliseconds with three digits. */
    public static String rounded(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return decimal((nanos + 50) / 100, 1) + " µs";
        }
        if (nanos < 10 * NANOS_PER_SECOND) {
            return decimal((nanos + 500) / 1_000, 3) + " ms";
        }
        return decimal((nanos + 500_000) / 1_000_000, 3) + " s";
    }

    /** Like {@link #rounded} with no more digits than one needs to compare, and all of those: {@code 13.70 ms} for 13.7004 ms. */
    public static String shortened(long nanos) {
        if (nanos < 999_500) {
            return rounded(nanos < 10_000 ? nanos : Math.round(nanos / 1e3) * 1_000);
        }
        if (nanos < 10 * NANOS_PER_SECOND) {
            return nanos < 99_995_000 ? String.format(Locale.ROOT, "%.2f ms", nanos / 1e6) : Math.round(nanos / 1e6) + " ms";
        }
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    /** {@code scaled} divided by 10 to the power of {@code digits}, without zeroes at its end. Rows are full of these: no formatter. */
    private static String decimal(long scaled, int digits) {
        long value = scaled;
        int left = digits;
        while (left > 0 && value % 10 == 0) {
            value /= 10;
            left--;
        }
        String text = Long.toString(value);
        if (left == 0) {
            return text;
        }
        String padded = "0".repeat(Math.max(0, left + 1 - text.length())) + text;
        return padded.substring(0, padded.length() - left) + '.' + padded.substring(padded.length() - left);
    }
}
