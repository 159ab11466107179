package org.nbdscope.app.view.timeline;

import java.util.Locale;

/** Numbers as the charts write them: thin spaces between thousands, durations with three digits behind the point from a millisecond on. */
public final class Figures {

    private static final char THIN_SPACE = '\u2009';
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Figures() {
    }

    /** A whole number, unsigned, in groups of three digits. */
    static String grouped(long value) {
        String digits = Long.toUnsignedString(value);
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            text.insert(at, THIN_SPACE);
        }
        return text.toString();
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

    /** An offset or a length in the unit that fits, two digits behind the point: {@code 201.03 MiB}; unsigned. */
    static String bytes(long bytes) {
        double value = OffsetWindow.unsigned(bytes);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        boolean whole = value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.2f %s", value, UNITS[unit]);
    }

    /** {@code 1st}, {@code 12th}, {@code 23rd}. */
    static String ordinal(int number) {
        int tens = number / 10 % 10;
        String ending = tens == 1 ? "th" : switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + ending;
    }
}
