package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much goes over the interfaces, as Linux counts it in {@code /proc/net/dev}: needs no permission and no libpcap. Elsewhere nothing
 * is known. For one thread.
 */
public final class InterfaceActivity {

    private static final Path COUNTS = Path.of("/proc/net/dev");
    /** Places in a line, behind the name. */
    private static final int RECEIVED_BYTES = 0;
    private static final int RECEIVED_PACKETS = 1;
    private static final int SENT_BYTES = 8;
    private static final int SENT_PACKETS = 9;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * What went over an interface.
     *
     * @param packets a second
     * @param bytes   a second
     */
    public record Rate(double packets, double bytes) {

        private Rate plus(Rate more) {
            return new Rate(packets + more.packets, bytes + more.bytes);
        }
    }

    private record Counts(long packets, long bytes) { }

    private final Path source;
    private Map<String, Counts> before = Map.of();
    private long beforeNanos;

    /** Counts from the first {@link #sample} on. */
    public InterfaceActivity() {
        this(COUNTS);
    }

    InterfaceActivity(Path source) {
        this.source = source;
    }

    /**
     * What went over each interface since the last call, by its name; {@code any} has the sum. The first call, and an interface that is
     * new, have nothing yet.
     */
    public Map<String, Rate> sample() {
        return sample(System.nanoTime());
    }

    Map<String, Rate> sample(long nanos) {
        Map<String, Counts> now = read();
        double seconds = (nanos - beforeNanos) / NANOS_PER_SECOND;
        Map<String, Rate> rates = new HashMap<>();
        now.forEach((name, counts) -> {
            Counts old = before.get(name);
            if (old != null && seconds > 0) {
                rates.put(name, new Rate((counts.packets - old.packets) / seconds, (counts.bytes - old.bytes) / seconds));
            }
        });
        rates.values().stream().reduce(Rate::plus).ifPresent(sum -> rates.put(CaptureInterfaces.ANY, sum));
        before = now;
        beforeNanos = nanos;
        return rates;
    }

    private Map<String, Counts> read() {
        Map<String, Counts> counts = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(source);
            // Two lines of headings.
            for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
                int colon = line.lastIndexOf(':');
                String[] numbers = line.substring(colon + 1).trim().split(" +");
                if (colon > 0 && numbers.length > SENT_PACKETS) {
                    counts.put(line.substring(0, colon).trim(), counts(line.substring(0, colon).trim().equals("lo"), numbers));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux, or a Linux nobody has seen yet: then nothing is known.
            return Map.of();
        }
        return counts;
    }

    /** What is sent on the loopback interface is received there as well, and captured once. */
    private static Counts counts(boolean loopback, String[] numbers) {
        return new Counts(Long.parseLong(numbers[RECEIVED_PACKETS]) + (loopback ? 0 : Long.parseLong(numbers[SENT_PACKETS])),
                Long.parseLong(numbers[RECEIVED_BYTES]) + (loopback ? 0 : Long.parseLong(numbers[SENT_BYTES])));
    }
}
