package org.nbdscope.app.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.nbdscope.dissector.capture.Frame;

/** How the list writes the time of a row. */
public enum TimeFormat {
    SINCE_START("Seconds since first packet", "Time (s)"),
    SINCE_PREVIOUS("Seconds since previous row", "Since previous (s)"),
    CLOCK("Time of day, local", "Time of day"),
    UTC("Date and time, UTC", "Time (UTC)");

    private static final DateTimeFormatter CLOCK_FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter UTC_FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000;

    private final String label;
    private final String title;

    TimeFormat(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /** What the column's head says. */
    public String title() {
        return title;
    }

    /**
     * Writes a time.
     *
     * @param nanos    of the row, since 1970
     * @param base     from which {@link #SINCE_START} counts
     * @param previous time of the row above, or {@link Frame#NO_TIME}
     */
    public String text(long nanos, long base, long previous) {
        if (nanos == Frame.NO_TIME) {
            return "";
        }
        return switch (this) {
            case SINCE_START -> seconds(base == Frame.NO_TIME ? 0 : nanos - base);
            case SINCE_PREVIOUS -> seconds(previous == Frame.NO_TIME ? 0 : nanos - previous);
            case CLOCK -> CLOCK_FORMAT.format(instant(nanos).atZone(ZoneId.systemDefault()));
            case UTC -> UTC_FORMAT.format(instant(nanos).atOffset(ZoneOffset.UTC));
        };
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    /** Seconds with nine digits behind the point; for numbers that are not negative. */
    static String exactSeconds(long nanos) {
        return nanos / NANOS_PER_SECOND + "." + Long.toString(nanos % NANOS_PER_SECOND + NANOS_PER_SECOND).substring(1);
    }

    /** Seconds with six digits behind the point; what is below a microsecond is cut off. */
    static String seconds(long nanos) {
        long micros = Math.abs(nanos / NANOS_PER_MICRO);
        String digits = Long.toString(micros % 1_000_000 + 1_000_000).substring(1);
        return (nanos < 0 ? "-" : "") + micros / 1_000_000 + "." + digits;
    }
}
