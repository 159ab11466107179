package org.nbdscope.app.gui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long frames take, from one pulse of the toolkit to the next, and how much processor time of the two threads that make them, in which
 * the machine's other work is not. Some frames at the beginning do not count.
 */
public final class FrameTimes {

    private static final int WARM_UP = 40;
    private static final int FRAMES = 160;
    private static final String PAINTING = "JavaFX Application Thread";
    private static final String RENDERING = "QuantumRenderer";

    private final double[] frames = new double[FRAMES];
    private int frame;
    private long last;
    private long paintedBefore;
    private long renderedBefore;

    /** The number of the frame that is now, from 0. */
    public int frame() {
        return frame;
    }

    /** Whether the frames count by now. */
    public boolean counts() {
        return frame > WARM_UP;
    }

    /** A frame begins; returns whether there have been enough. */
    public boolean next() {
        long time = System.nanoTime();
        if (frame >= WARM_UP) {
            frames[frame - WARM_UP] = (time - last) / 1e6;
        }
        last = time;
        if (frame == WARM_UP) {
            paintedBefore = cpu(PAINTING);
            renderedBefore = cpu(RENDERING);
        }
        return ++frame == WARM_UP + FRAMES;
    }

    /** Prints what was found, and begins again. */
    public void report(String what) {
        Arrays.sort(frames);
        System.out.printf(Locale.ROOT, "%-18s CPU per frame: painting %5.1f ms, rendering %5.1f ms; "
                + "frame median %5.1f ms, p90 %5.1f ms, p99 %5.1f ms%n", what, (cpu(PAINTING) - paintedBefore) / 1e6 / FRAMES,
                (cpu(RENDERING) - renderedBefore) / 1e6 / FRAMES, frames[FRAMES / 2], frames[FRAMES * 9 / 10], frames[FRAMES * 99 / 100]);
        frame = 0;
    }

    private static long cpu(String thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith(thread))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId())).sum();
    }
}
