package org.nbdscope.dissector.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void percentilesAreWithinOnePercent() {
        for (int round = 0; round < 50; round++) {
            long seed = 300 + round;
            Random random = new Random(seed);
            LatencyHistogram histogram = new LatencyHistogram();
            long[] values = new long[1 + random.nextInt(3_000)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextLong() >>> 1 + random.nextInt(63);
                histogram.add(values[i]);
            }
            Arrays.sort(values);
            for (double percent : new double[] {0.1, 10, 50, 90, 99, 99.9, 100}) {
                long exact = values[(int) Math.max(1, Math.ceil(values.length * percent / 100)) - 1];
                long told = histogram.percentile(percent);
                assertTrue(Math.abs(told - exact) <= exact / 100.0, "seed " + seed + ", p" + percent + ": " + told + ", not " + exact);
            }
            assertEquals(values[values.length - 1], histogram.max(), "seed " + seed);
            assertEquals(values.length, histogram.count(), "seed " + seed);
        }
    }

    @Test
    void extremesDoNotOverflow() {
        LatencyHistogram histogram = new LatencyHistogram();
        assertEquals(new LatencySummary(0, 0, 0, 0, 0, 0), histogram.summary());
        histogram.add(-5);
        histogram.add(Long.MAX_VALUE);
        histogram.add(Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, histogram.sum());
        assertEquals(Long.MAX_VALUE, histogram.percentile(100));
        assertEquals(0, histogram.percentile(1));
    }

    @Test
    void smallDurationsAreExact() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int nanos = 0; nanos < 256; nanos++) {
            histogram.add(nanos);
        }
        assertEquals(127, histogram.percentile(50));
        assertEquals(255, histogram.percentile(100));
    }
}
