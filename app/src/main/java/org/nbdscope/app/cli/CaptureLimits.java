package org.nbdscope.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nbdscope.app.live.RingBuffer;
import org.nbdscope.app.live.StopConditions;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.findings.Severity;

/** {@code -a} and {@code -b}: words such as {@code duration:60}, as Wireshark's tools have them. */
final class CaptureLimits {

    private static final double NANOS_PER_SECOND = 1e9;

    private final String option;
    private long packets;
    private long kilobytes;
    private Duration duration;
    private int files;
    private Severity severity;
    private DisplayFilter filter = DisplayFilter.EVERYTHING;

    private CaptureLimits(String option) {
        this.option = option;
    }

    /** {@code -a}: when the capture ends. */
    static CaptureLimits ofStop(List<String> words) {
        CaptureLimits limits = new CaptureLimits("-a");
        words.forEach(word -> limits.take(word, List.of("duration", "filesize", "packets", "finding", "filter")));
        return limits;
    }

    /** {@code -b}: when the next file begins, and how many are kept; null without words. */
    static RingBuffer ofRing(List<String> words) {
        CaptureLimits limits = new CaptureLimits("-b");
        words.forEach(word -> limits.take(word, List.of("duration", "filesize", "packets", "files")));
        try {
            return words.isEmpty() ? null : new RingBuffer(limits.kilobytes, limits.duration, limits.packets, limits.files);
        } catch (IllegalArgumentException e) {
            throw new UsageException("-b: " + e.getMessage());
        }
    }

    StopConditions conditions() {
        return new StopConditions(packets, kilobytes, duration);
    }

    StopRule rule() {
        return new StopRule(severity, filter);
    }

    private void take(String word, List<String> known) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        String value = colon < 0 ? "" : word.substring(colon + 1);
        if (colon < 0 || !known.contains(name)) {
            throw new UsageException(option + ": \"" + word + "\" is none of " + String.join(", ", known.stream()
                    .map(each -> each + ":...").toList()));
        }
        switch (name) {
            case "duration" -> duration = seconds(word, value);
            case "filesize" -> kilobytes = count(word, value);
            case "packets" -> packets = count(word, value);
            case "files" -> files = (int) Math.min(count(word, value), Integer.MAX_VALUE);
            case "finding" -> severity = severity(word, value);
            default -> filter = FilterOption.compile(option + " filter", value);
        }
    }

    private Duration seconds(String word, String value) {
        try {
            double seconds = Double.parseDouble(value);
            if (seconds > 0 && seconds * NANOS_PER_SECOND < Long.MAX_VALUE) {
                return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
            }
        } catch (NumberFormatException e) {
            throw noNumber(word);
        }
        throw noNumber(word);
    }

    private long count(String word, String value) {
        try {
            long count = Long.parseLong(value);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw noNumber(word);
        }
        throw noNumber(word);
    }

    private UsageException noNumber(String word) {
        return new UsageException(option + ": \"" + word + "\" wants a number above 0 behind the colon");
    }

    private Severity severity(String word, String value) {
        return Stream.of(Severity.values()).filter(each -> each.label().equals(value.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new UsageException(option + ": \"" + word + "\" wants error, warning or note behind the colon"));
    }
}
