package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetWindowTest {

    @Test
    void offsetsAreUnsigned() {
        assertEquals(0x1p64, OffsetWindow.ALL.length());
        assertEquals(0.5, OffsetWindow.ALL.share(Long.MIN_VALUE), 1e-12);
        assertEquals(Long.MIN_VALUE, OffsetWindow.ALL.at(0.5));
        assertEquals(1, OffsetWindow.ofSize(0).length());
        assertEquals(-0.5, new OffsetWindow(100, 199).share(50), 1e-12);
    }

    @Test
    void theScaleNamesTheEndOfTheDisk() {
        long gib = 1L << 30;
        assertEquals(List.of(0L, gib, 2 * gib, 3 * gib), OffsetsPainter.ticks(OffsetWindow.ofSize(3 * gib), 120));
        assertEquals(List.of(0L, gib, 2 * gib), OffsetsPainter.ticks(OffsetWindow.ofSize(3 * gib - 1), 120));
        assertEquals(List.of(0L, 1L), OffsetsPainter.ticks(OffsetWindow.ofSize(1), 120));
        assertEquals(List.of(0L, 1L << 62, 1L << 63, 3L << 62), OffsetsPainter.ticks(OffsetWindow.ALL, 140), "2^64 has no name");
    }

    @Test
    void zoomsToAByteAndBack() {
        OffsetWindow window = OffsetWindow.ALL;
        for (int i = 0; i < 300; i++) {
            window = window.zoomed(0.8, 0x8000_0000_0000_1000L, OffsetWindow.ALL);
        }
        assertEquals(1, window.length());
        for (int i = 0; i < 300; i++) {
            window = window.zoomed(1.3, window.first(), OffsetWindow.ALL);
        }
        assertEquals(OffsetWindow.ALL, window);
    }

    @Test
    void staysWithinItsLimits() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            OffsetWindow limits = new OffsetWindow(0, random.nextLong() >>> random.nextInt(64));
            OffsetWindow window = limits.zoomed(random.nextDouble(), random.nextLong(), limits);
            OffsetWindow moved = window.moved(random.nextGaussian() * limits.length(), limits);
            String message = "seed " + seed + ", step " + i + ": " + limits + " " + window + " " + moved;
            assertTrue(Long.compareUnsigned(moved.first(), moved.last()) <= 0, message);
            assertTrue(Long.compareUnsigned(moved.last(), limits.last()) <= 0, message);
            assertTrue(Long.compareUnsigned(window.last(), limits.last()) <= 0, message);
        }
    }
}
