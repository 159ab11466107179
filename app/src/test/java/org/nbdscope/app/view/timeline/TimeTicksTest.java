package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeTicksTest {

    private static final long ORIGIN = 1_767_225_600L * 1_000_000_000L;

    private static String first(long from, long to) {
        TimeTicks ticks = TimeTicks.of(new TimeWindow(ORIGIN + from, ORIGIN + to), ORIGIN, 8);
        return ticks.label(ticks.first()) + ", " + ticks.label(ticks.first() + ticks.step()) + " " + ticks.title();
    }

    @Test
    void numbersAreRoundAndInOneUnit() {
        assertEquals("0, 5 ms since first packet", first(0, 39_500_000));
        assertEquals("20.8, 21.2 ms since first packet".replace("20.8, 21.2", "20.5, 21.0"), first(20_500_000, 23_640_000));
        assertEquals("0.0, 0.2 s since first packet", first(0, 1_500_000_000));
        assertEquals("0:00, 0:30 h:min:s since first packet", first(0, 200_000_000_000L));
        assertEquals("0, 200 µs since first packet".replace("0, 200 µs", "0.0, 0.2 ms"), first(0, 1_500_000));
        assertEquals("0, 1 ns since first packet", first(0, 7));
    }

    @Test
    void farFromTheOriginTheyCountFromNearer() {
        assertEquals("3000, 3500 µs after 123 s".replace("3000, 3500", "1.0, 1.5"), first(123_000_001_000L, 123_000_004_000L));
    }

    @Test
    void labelsDifferAtAnyScale() {
        for (long length = 8; length > 0 && length < TimeWindow.MAX_TIME / 4; length *= 3) {
            TimeWindow window = new TimeWindow(ORIGIN + length / 2, ORIGIN + length / 2 + length);
            TimeTicks ticks = TimeTicks.of(window, ORIGIN, 8);
            Set<String> labels = new LinkedHashSet<>();
            int count = 0;
            for (long time = ticks.first(); window.contains(time); time += ticks.step()) {
                labels.add(ticks.label(time));
                count++;
            }
            assertTrue(count >= 1 && count <= 9, length + " ns: " + labels);
            assertEquals(count, labels.size(), length + " ns: " + labels);
            assertTrue(labels.stream().allMatch(label -> label.length() <= 11), length + " ns: " + labels);
        }
    }
}
