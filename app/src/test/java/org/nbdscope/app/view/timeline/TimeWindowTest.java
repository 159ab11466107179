package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final long YEAR = 365L * 86_400 * 1_000_000_000;

    @Test
    void anyTwoTimesMakeAWindow() {
        assertEquals(1, new TimeWindow(5, 5).length());
        assertEquals(1, new TimeWindow(Long.MAX_VALUE, Long.MAX_VALUE).length());
        assertTrue(new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE).length() > 290 * YEAR);
        assertEquals(new TimeWindow(3, 9), TimeWindow.between(9, 3));
    }

    @Test
    void theTimeUnderThePointerStays() {
        TimeWindow window = new TimeWindow(1_000_000, 2_000_000);
        TimeWindow zoomed = window.zoomed(0.5, 1_250_000);
        assertEquals(new TimeWindow(1_125_000, 1_625_000), zoomed);
        assertEquals(0.25, zoomed.share(1_250_000), 1e-9);
    }

    @Test
    void zoomsFromYearsToANanosecondAndBack() {
        TimeWindow whole = new TimeWindow(0, 100 * YEAR);
        long anchor = 41 * YEAR + 7;
        TimeWindow window = whole;
        for (int i = 0; i < 400; i++) {
            window = window.zoomed(0.8, anchor);
        }
        assertEquals(1, window.length());
        assertTrue(Math.abs(window.start() - anchor) <= 400, window.toString());
        for (int i = 0; i < 400; i++) {
            window = window.zoomed(1.5, anchor).within(whole);
        }
        assertEquals(whole, window);
    }

    @Test
    void movesNoFurtherThanTheLimits() {
        TimeWindow whole = new TimeWindow(100, 200);
        assertEquals(new TimeWindow(180, 200), new TimeWindow(190, 210).within(whole));
        assertEquals(new TimeWindow(100, 120), new TimeWindow(50, 70).within(whole));
        assertEquals(whole, new TimeWindow(0, 1000).within(whole));
        assertEquals(TimeWindow.MAX_TIME, new TimeWindow(0, 10).moved(Long.MAX_VALUE).end());
        assertEquals(TimeWindow.MIN_TIME, new TimeWindow(0, 10).moved(Long.MIN_VALUE).start());
    }

    @Test
    void nothingOverflows() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            TimeWindow window = new TimeWindow(random.nextLong() >> random.nextInt(63), random.nextLong() >> random.nextInt(63));
            TimeWindow changed = switch (i % 4) {
                case 0 -> window.zoomed(Math.exp(random.nextGaussian() * 20), random.nextLong());
                case 1 -> window.moved(random.nextLong());
                case 2 -> window.widened(Math.exp(random.nextGaussian() * 20));
                default -> window.within(TimeWindow.between(random.nextLong(), random.nextLong()));
            };
            String message = "seed " + seed + ", step " + i + ": " + window + " became " + changed;
            assertTrue(changed.length() > 0, message);
            assertTrue(changed.start() >= TimeWindow.MIN_TIME && changed.end() <= TimeWindow.MAX_TIME, message);
            assertTrue(Double.isFinite(changed.share(random.nextLong())), message);
        }
    }
}
