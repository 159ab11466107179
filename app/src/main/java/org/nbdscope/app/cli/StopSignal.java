package org.nbdscope.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C (and SIGTERM) as a wish to end, for a command that runs until then: it ends what it does, prints what there is to say, and its
 * exit status is the program's.
 */
final class StopSignal {

    /** How long the command may take to end, seconds; then the program ends without it. */
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shuttingDown, "stop");
    private volatile int status = ExitStatus.NO_INPUT;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void shuttingDown() {
        wished.countDown();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The status of a program that a signal ended would be the signal's.
        Runtime.getRuntime().halt(status);
    }

    /** Waits for the wish, or this long; returns whether it came. */
    boolean await(long millis) throws InterruptedException {
        return wished.await(millis, TimeUnit.MILLISECONDS);
    }

    /** The command has ended, and this is its status. To be called in any case. */
    void ended(int exitStatus) {
        status = exitStatus;
        done.countDown();
        if (wished.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal came just now: the hook ends the program.
                return;
            }
        }
    }
}
