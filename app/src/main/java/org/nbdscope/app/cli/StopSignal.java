package org.nbdscope.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C (and SIGTERM) as a wish to end, for a command that runs until then: it ends what it does, prints what there is to say, and its
 * exit status is the program's.
 */
final class StopSignal {

    /**
     * How long the command may take to end, seconds; then the program ends without it. Only who cannot go on at all takes so long, such
     * as one whose output nobody takes.
     */
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shuttingDown, "stop");
    private volatile int status = ExitStatus.NO_INPUT;
    private volatile long wishedNanos;
    private volatile Runnable first = () -> { };
    private volatile Runnable lastWords = () -> { };

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
        InterruptKey.watch();
    }

    private void shuttingDown() {
        wishedNanos = System.nanoTime();
        wished.countDown();
        first.run();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                lastWords.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The status of a program that a signal ended would be the signal's.
        Runtime.getRuntime().halt(status);
    }

    /** What is to be done at once when the wish comes, whatever the command is busy with; done now where it has come. */
    void first(Runnable work) {
        first = work;
        if (wished()) {
            work.run();
        }
    }

    /** What is to be said where the command does not end in time. */
    void lastWords(Runnable words) {
        lastWords = words;
    }

    /** Whether the wish came. */
    boolean wished() {
        return wished.getCount() == 0;
    }

    /** Whether the wish came at least so long ago. */
    boolean wishedBefore(long nanos) {
        return wished() && System.nanoTime() - wishedNanos >= nanos;
    }

    /** Waits for the wish, or this long; returns whether it came. */
    boolean await(long millis) throws InterruptedException {
        return wished.await(millis, TimeUnit.MILLISECONDS);
    }

    /** The command has ended, and this is its status. To be called in any case. */
    void ended(int exitStatus) {
        status = exitStatus;
        done.countDown();
        if (!wished()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came just now: the hook ends the program.
                return;
            }
        }
    }
}
