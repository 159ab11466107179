package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.CommandGroup;

class OverviewBinsTest {

    @Test
    void theTimeInFlightIsKeptWhileBinsGrow() {
        long seed = 3;
        Random random = new Random(seed);
        OverviewBins bins = new OverviewBins();
        long time = 1_767_225_600_000_000_000L;
        double busy = 0;
        for (int request = 0; request < 3_000; request++) {
            time += random.nextInt(100_000);
            long length = random.nextInt(5_000_000);
            bins.start(CommandGroup.READ, time);
            bins.end(CommandGroup.READ, time + length);
            busy += length;
        }
        double sum = Arrays.stream(bins.average(CommandGroup.READ)).sum() * bins.width();
        assertEquals(busy, sum, busy * 1e-6, "seed " + seed);
        assertEquals(0, Arrays.stream(bins.average(CommandGroup.WRITE)).sum());
    }

    @Test
    void holdsAnyTime() {
        OverviewBins bins = new OverviewBins();
        bins.start(CommandGroup.WRITE, TimeWindow.MIN_TIME);
        bins.end(CommandGroup.WRITE, TimeWindow.MAX_TIME);
        double[] average = bins.average(CommandGroup.WRITE);
        assertEquals(1, average[average.length / 2], 1e-6);
    }
}
