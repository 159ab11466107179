package org.nbdscope.app.view.timeline;

import java.util.Locale;

/**
 * Where an axis of time has its numbers, and what they say. The numbers count from an origin, in one unit for the whole axis; where the
 * origin is too far away for short numbers, they count from a round time near the window instead, which the title names.
 *
 * @param first   time of the first tick, nanoseconds since 1970
 * @param step    nanoseconds between ticks
 * @param unit    the unit of the numbers
 * @param decimals digits behind the point
 * @param zero    the time at which the numbers are 0
 * @param title   what the numbers are
 */
public record TimeTicks(long first, long step, Unit unit, int decimals, long zero, String title) {

    /** Longest number before the axis counts from a nearer time. */
    private static final int MAX_DIGITS = 7;
    private static final long SECOND = 1_000_000_000L;
    /** Steps above a second, in nanoseconds: those people count in. */
    private static final long[] LONG_STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 2 * 3600, 3 * 3600, 6 * 3600,
        12 * 3600, 86_400, 2 * 86_400, 5 * 86_400, 10 * 86_400, 30 * 86_400, 100 * 86_400, 365 * 86_400, 1000L * 86_400, 3650L * 86_400,
        36_500L * 86_400};

    /** Units of time. */
    public enum Unit {
        NANOSECONDS("ns", 1), MICROSECONDS("µs", 1_000), MILLISECONDS("ms", 1_000_000), SECONDS("s", SECOND), CLOCK("h:min:s", SECOND),
        DAYS("days", 86_400 * SECOND);

        private final String label;
        private final long nanos;

        Unit(String label, long nanos) {
            this.label = label;
            this.nanos = nanos;
        }
    }

    /**
     * Ticks of a window.
     *
     * @param window what the axis shows
     * @param origin the time called 0
     * @param most   how many numbers find room
     */
    public static TimeTicks of(TimeWindow window, long origin, int most) {
        long step = step(window.length() / (double) Math.max(1, most));
        Unit unit = unit(step, Math.max(Math.abs(window.start() - origin), Math.abs(window.end() - origin)));
        long zero = origin;
        String title = unit.label + " since first packet";
        if (unit.nanos <= SECOND && unit != Unit.CLOCK && digits(window, origin, unit) > MAX_DIGITS) {
            long round = roundStep(window.length(), step);
            zero = origin + Math.floorDiv(window.start() - origin, round) * round;
            title = unit.label + " after " + seconds(zero - origin) + " s";
        }
        long first = origin + ceilDiv(window.start() - origin, step) * step;
        return new TimeTicks(first, step, unit, decimals(step, unit), zero, title);
    }

    /** The unit of the numbers. */
    public String unitLabel() {
        return unit.label;
    }

    /** What the tick at a time says. */
    public String label(long time) {
        long since = time - zero;
        if (unit == Unit.CLOCK) {
            return clock(since);
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", since / (double) unit.nanos);
        return text.startsWith("-") && since == 0 ? text.substring(1) : text;
    }

    private static String clock(long since) {
        long seconds = Math.abs(since / SECOND);
        String sign = since < 0 ? "-" : "";
        return seconds < 3600 ? String.format(Locale.ROOT, "%s%d:%02d", sign, seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%s%d:%02d:%02d", sign, seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static Unit unit(long step, long farthest) {
        if (step >= 86_400 * SECOND) {
            return Unit.DAYS;
        }
        if (step >= SECOND) {
            return farthest >= 120 * SECOND ? Unit.CLOCK : Unit.SECONDS;
        }
        if (step >= 10_000_000) {
            return farthest >= SECOND ? Unit.SECONDS : Unit.MILLISECONDS;
        }
        return step >= 10_000 ? Unit.MILLISECONDS : step >= 10 ? Unit.MICROSECONDS : Unit.NANOSECONDS;
    }

    private static int digits(TimeWindow window, long origin, Unit unit) {
        long far = Math.max(Math.abs(window.start() - origin), Math.abs(window.end() - origin)) / unit.nanos;
        return Long.toString(far).length() + (unit == Unit.SECONDS ? 3 : 0);
    }

    private static int decimals(long step, Unit unit) {
        int decimals = 0;
        if (unit == Unit.CLOCK) {
            return 0;
        }
        for (long part = unit.nanos; decimals < 9 && step % part != 0; part /= 10) {
            decimals++;
        }
        return decimals;
    }

    /** The least power of ten that holds the whole window, so that the numbers stay small and the title short. */
    private static long roundStep(long length, long step) {
        long round = 1;
        while (round < length || round < step) {
            round *= 10;
        }
        return round;
    }

    private static String seconds(long nanos) {
        String text = String.format(Locale.ROOT, "%d.%09d", Math.abs(nanos / SECOND), Math.abs(nanos % SECOND));
        String trimmed = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return nanos < 0 ? "-" + trimmed : trimmed;
    }

    private static long step(double least) {
        for (long power = 1; power < SECOND; power *= 10) {
            for (int digit = 1; digit <= 5; digit += digit == 1 ? 1 : 3) {
                if (power * digit >= least) {
                    return power * digit;
                }
            }
        }
        for (long seconds : LONG_STEPS) {
            if (seconds * (double) SECOND >= least) {
                return seconds * SECOND;
            }
        }
        return LONG_STEPS[LONG_STEPS.length - 1] * SECOND;
    }

    private static long ceilDiv(long value, long divisor) {
        return -Math.floorDiv(-value, divisor);
    }
}
