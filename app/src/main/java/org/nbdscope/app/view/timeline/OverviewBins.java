package org.nbdscope.app.view.timeline;

import java.util.Arrays;
import org.nbdscope.app.view.CommandGroup;

/**
 * How many requests of each command were in flight on average, over the whole capture, in a fixed number of bins. Starts and ends may come
 * in any order; when the capture outgrows the bins, each two become one, and nothing is counted anew.
 */
final class OverviewBins {

    /** Bins; at least half of them lie within the capture. */
    static final int BINS = 2048;
    /** Nanoseconds a bin has at first. */
    private static final long FIRST_WIDTH = 64;
    private static final int GROUPS = CommandGroup.values().length;

    /** By group and bin: starts less ends, and the sum of their distances from the bin's begin. */
    private final int[][] steps = new int[GROUPS][BINS];
    private final double[][] distances = new double[GROUPS][BINS];
    /** By group: in flight when the first bin begins. */
    private final long[] before = new long[GROUPS];
    private long width = FIRST_WIDTH;
    private long origin;
    private long last;
    private boolean begun;

    /** Begins at the first time that is counted. */
    OverviewBins() {
    }

    /** Begins at a time. */
    OverviewBins(long origin) {
        this.origin = origin;
        this.last = origin;
        this.begun = true;
    }

    /** The time at which the first bin begins. */
    long origin() {
        return origin;
    }

    /** Nanoseconds of a bin. */
    long width() {
        return width;
    }

    /** Bins that lie within the capture so far. */
    int used() {
        return begun ? (int) Math.min(BINS, (last - origin) / width + 1) : 0;
    }

    /** A request of a group begins. */
    void start(CommandGroup group, long time) {
        count(group.ordinal(), time, 1);
    }

    /** A request of a group is answered or given up. */
    void end(CommandGroup group, long time) {
        count(group.ordinal(), time, -1);
    }

    private void count(int group, long time, int step) {
        if (!begun) {
            origin = time;
            begun = true;
        }
        long distance = Math.max(0, time - origin);
        last = Math.max(last, origin + distance);
        while (distance / width >= BINS) {
            halve();
        }
        int bin = (int) (distance / width);
        steps[group][bin] += step;
        distances[group][bin] += step * (double) (distance - bin * width);
    }

    /** What lies before a time is not shown any more, by whole bins; what was in flight then still is. */
    void dropBefore(long time) {
        int gone = (int) Math.min(used() - 1L, (time - origin) / width);
        if (gone <= 0) {
            return;
        }
        for (int group = 0; group < GROUPS; group++) {
            for (int bin = 0; bin < gone; bin++) {
                before[group] += steps[group][bin];
            }
            System.arraycopy(steps[group], gone, steps[group], 0, BINS - gone);
            Arrays.fill(steps[group], BINS - gone, BINS, 0);
            System.arraycopy(distances[group], gone, distances[group], 0, BINS - gone);
            Arrays.fill(distances[group], BINS - gone, BINS, 0);
        }
        origin += gone * width;
    }

    private void halve() {
        for (int group = 0; group < GROUPS; group++) {
            for (int bin = 0; bin < BINS / 2; bin++) {
                int right = steps[group][bin * 2 + 1];
                steps[group][bin] = steps[group][bin * 2] + right;
                distances[group][bin] = distances[group][bin * 2] + distances[group][bin * 2 + 1] + right * (double) width;
            }
            Arrays.fill(steps[group], BINS / 2, BINS, 0);
            Arrays.fill(distances[group], BINS / 2, BINS, 0);
        }
        width *= 2;
    }

    /** The average number in flight of a group in each used bin. */
    double[] average(CommandGroup group) {
        double[] result = new double[used()];
        int[] step = steps[group.ordinal()];
        double[] distance = distances[group.ordinal()];
        long inFlight = before[group.ordinal()];
        for (int bin = 0; bin < result.length; bin++) {
            double counted = Math.max(0, inFlight + step[bin] - distance[bin] / width);
            result[bin] = counted < 1e-9 ? 0 : counted;
            inFlight += step[bin];
        }
        return result;
    }
}
