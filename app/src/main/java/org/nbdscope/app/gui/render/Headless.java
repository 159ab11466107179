package org.nbdscope.app.gui.render;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** The toolkit without a display: what it draws stays in memory. Once in a run of the program. */
final class Headless {

    /** It would warn that it was not loaded as modules, which a jar of everything cannot do. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private Headless() {
    }

    /**
     * Starts it.
     *
     * @param width  of its screen in pixels
     * @param height of its screen in pixels
     * @throws NoToolkitException where the system lacks a library that drawing needs
     */
    static void start(int width, int height) throws NoToolkitException {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", width + "x" + height + "-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
        } catch (LinkageError | RuntimeException e) {
            throw new NoToolkitException(e);
        } catch (InterruptedException e) {
            throw new NoToolkitException(e);
        }
        Platform.setImplicitExit(false);
    }

    /** Draws in the toolkit's thread when it is asked for. */
    static <T> Supplier<T> drawing(Supplier<T> work) {
        return () -> CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }

    /** Does something in the toolkit's thread and waits for it. */
    static <T> T call(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
