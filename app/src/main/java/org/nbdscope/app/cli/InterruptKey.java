package org.nbdscope.app.cli;

import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C: the first ends the program in order, the second, which Java by itself would not look at any more, at once. Where it is ignored, as in
 * a job of the background, it stays so.
 */
final class InterruptKey {

    /** What shells call a program that Ctrl-C ended. */
    private static final int STATUS = 130;

    private InterruptKey() {
    }

    /** From now on. */
    static void watch() {
        AtomicInteger times = new AtomicInteger();
        try {
            Signal key = new Signal("INT");
            SignalHandler before = Signal.handle(key, signal -> {
                if (times.incrementAndGet() > 1) {
                    Runtime.getRuntime().halt(STATUS);
                }
                System.exit(STATUS);
            });
            if (before == SignalHandler.SIG_IGN) {
                Signal.handle(key, before);
            }
        } catch (IllegalArgumentException e) {
            // There is no such key here, or Java was told to leave it alone: then it does what it does.
            return;
        }
    }
}
