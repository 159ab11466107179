package org.nbdscope.app.view.timeline;

import java.util.Locale;

/** Numbers as the timeline writes them: durations with three digits behind the point from a millisecond on. */
public final class Figures {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Figures() {
    }

    /** {@code 14.383 ms}, {@code 121 µs}, {@code 2.100 s}. */
    public static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return (nanos < 10_000 ? String.format(Locale.ROOT, "%.1f", nanos / 1e3) : String.valueOf(Math.round(nanos / 1e3))) + " µs";
        }
        return nanos < 10_000_000_000L ? String.format(Locale.ROOT, "%.3f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    /**
     * An offset in the unit that fits, two digits behind the point, as requests that follow each other are near each other:
     * {@code 201.03 MiB}; unsigned. Numbers of bytes are written by {@link org.nbdscope.dissector.export.ByteCount#rounded}.
     */
    static String offset(long offset) {
        double value = OffsetWindow.unsigned(offset);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        boolean whole = value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.2f %s", value, UNITS[unit]);
    }
}
