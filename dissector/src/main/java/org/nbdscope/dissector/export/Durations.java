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
            return trimmed(nanos / 1e3, 1) + " µs";
        }
        return nanos < 10 * NANOS_PER_SECOND ? trimmed(nanos / 1e6, 3) + " ms" : trimmed(nanos / 1e9, 3) + " s";
    }

    private static String trimmed(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
