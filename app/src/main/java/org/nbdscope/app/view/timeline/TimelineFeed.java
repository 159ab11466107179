package org.nbdscope.app.view.timeline;

import java.util.function.BooleanSupplier;

/**
 * Lets an index follow its model in a thread of its own, a few messages at a time, so that whoever draws waits for milliseconds at most.
 */
public final class TimelineFeed implements AutoCloseable {

    /** Messages taken up while the index is held. */
    private static final int BATCH = 16_384;
    /** Milliseconds between two looks at a model that has nothing new. */
    private static final long PAUSE = 60;
    /** Least nanoseconds between two notices that the index has grown. */
    private static final long NOTICE = 100_000_000L;

    private final TimelineIndex index;
    private final BooleanSupplier complete;
    private final Runnable grown;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param complete whether nothing further comes to the model; asked in the thread of the feed
     * @param grown    told at most ten times a second that the index has grown, and once at the end; in the thread of the feed
     */
    public TimelineFeed(TimelineIndex index, BooleanSupplier complete, Runnable grown) {
        this.index = index;
        this.complete = complete;
        this.grown = grown;
        thread = new Thread(this::run, "timeline");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long told = System.nanoTime() - NOTICE;
        boolean news = false;
        while (!closed) {
            boolean last = complete.getAsBoolean();
            int taken = index.advance(BATCH);
            news |= taken > 0;
            if (taken < BATCH && last) {
                index.finish();
                grown.run();
                return;
            }
            if (news && System.nanoTime() - told >= NOTICE) {
                grown.run();
                told = System.nanoTime();
                news = false;
            }
            if (taken < BATCH && !sleep()) {
                return;
            }
        }
    }

    private static boolean sleep() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends, also in the middle. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
