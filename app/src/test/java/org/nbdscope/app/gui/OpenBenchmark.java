package org.nbdscope.app.gui;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.shell.MainWindow;
import org.nbdscope.app.gui.shell.View;
import org.nbdscope.app.view.MemoryPreferences;
import org.nbdscope.app.view.Settings;

/**
 * Opens a capture in the program's window, as File &gt; Open does, and closes it again, several times: {@code OpenBenchmark FILE [TIMES]}.
 * Says how long it took until the first rows were painted and until all was read, judged and shown, the longest time between two pulses of the
 * toolkit and the longest that the window's thread took to answer meanwhile, and the heap that is used with the file and after it; then the
 * heap after files that are closed while they are read. The most processor time that the window's thread took between two pulses is what
 * another machine, or one with more to do, has in common with this one, as is that of all threads. How to run it is in CONTRIBUTING, under "Benchmarks".
 */
public final class OpenBenchmark {

    private static final Path SAMPLE = Path.of("sample-captures", "nbdcopy-four-connections.pcapng.gz");
    private static final int TIMES = 5;
    private static final long LOOK_MILLIS = 2;
    /** Between two questions to the window's thread whether it answers. */
    private static final long ASK_MILLIS = 5;
    /** After how long a file is closed while it is read; the next after twice the time. */
    private static final long FIRST_CLOSE_MILLIS = 300;
    private static final int COLLECTIONS = 4;
    private static final double MEBIBYTE = 1 << 20;
    /** MiB more than before that are worth a word. */
    private static final double MUCH = 40;
    private static final int MOST_WAITS = 20;

    private final Stage stage;
    private final MainWindow window;
    private final Pulses pulses = new Pulses();
    private double before;
    private volatile boolean asking;
    private volatile long longestAnswer;

    private OpenBenchmark() {
        stage = new Stage();
        window = new MainWindow(stage, new Settings(new MemoryPreferences()));
        window.show();
    }

    public static void main(String[] args) throws Exception {
        int times = args.length > 1 ? Integer.parseInt(args[1]) : TIMES;
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        OpenBenchmark benchmark = inWindow(OpenBenchmark::new);
        benchmark.warmUp();
        for (int i = 0; i < times; i++) {
            benchmark.openAndClose(Path.of(args[0]));
        }
        for (int i = 0; i < times; i++) {
            benchmark.closeWhileReading(Path.of(args[0]), FIRST_CLOSE_MILLIS << i);
        }
        Platform.exit();
    }

    /** A window that runs has shown a file before. */
    private void warmUp() throws Exception {
        inWindow(() -> {
            pulses.start();
            window.open(SAMPLE);
            return null;
        });
        until(() -> inWindow(window::settled));
        if (inWindow(() -> window.workspace().document().get()) == null) {
            throw new IllegalStateException("to be run at the root of the repository: there is no " + SAMPLE);
        }
        close();
        before = heap();
        System.out.printf(Locale.ROOT, "before: %.0f MiB of heap%n", before);
    }

    private void openAndClose(Path file) throws Exception {
        ask();
        long processor = processorNanos();
        long begun = open(file);
        until(() -> pulses.rowsPainted != 0);
        double rows = (pulses.rowsPainted - begun) / 1e6;
        until(() -> inWindow(window::settled));
        double all = (System.nanoTime() - begun) / 1e9;
        asking = false;
        double spent = (processorNanos() - processor) / 1e9;
        double gap = pulses.longestGap / 1e6;
        double work = pulses.mostWork / 1e6;
        double answer = longestAnswer / 1e6;
        double open = heap();
        close();
        System.out.printf(Locale.ROOT, "rows after %.0f ms, all after %.1f s (%.1f s of processor time); longest: between pulses %.0f ms (its thread worked for at most "
                + "%.0f ms), until the window answers %.0f ms; heap open %.0f MiB, closed %s%n", rows, all, spent, gap, work, answer, open,
                closed());
    }

    /** Of all threads, those of the virtual machine included. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void closeWhileReading(Path file, long millis) throws Exception {
        open(file);
        Thread.sleep(millis);
        close();
        System.out.printf(Locale.ROOT, "closed after %d ms: %s%n", millis, closed());
    }

    private long open(Path file) {
        return inWindow(() -> {
            long time = System.nanoTime();
            pulses.reset(time);
            longestAnswer = 0;
            window.open(file);
            window.show(View.TRAFFIC);
            return time;
        });
    }

    private void close() {
        inWindow(() -> {
            window.workspace().close();
            return null;
        });
    }

    /** Asks the window's thread now and then, and sees how long it takes. */
    private void ask() {
        asking = true;
        Thread thread = new Thread(() -> {
            while (asking) {
                long time = System.nanoTime();
                inWindow(() -> null);
                longestAnswer = Math.max(longestAnswer, System.nanoTime() - time);
                sleep(ASK_MILLIS);
            }
        }, "asks");
        thread.setDaemon(true);
        thread.start();
    }

    /** The heap after a file was closed; where that is still much, also who is at work, and when it is over. */
    private String closed() {
        double left = heap();
        String words = String.format(Locale.ROOT, "%.0f MiB", left);
        long begun = System.nanoTime();
        for (int i = 0; i < MOST_WAITS && left > before + MUCH; i++) {
            words += i > 0 ? "" : " (at work: " + atWork() + ")";
            left = heap();
        }
        double waited = (System.nanoTime() - begun) / 1e9;
        return words + (waited < 0.1 ? "" : String.format(Locale.ROOT, ", %.1f s later %.0f MiB", waited, left));
    }

    /** What the program's threads do that do anything. */
    private static String atWork() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey() != Thread.currentThread() && each.getKey().getState() == Thread.State.RUNNABLE)
                .filter(each -> Arrays.stream(each.getValue()).anyMatch(frame -> frame.getClassName().startsWith("org.nbdscope")))
                .map(each -> each.getKey().getName() + " in " + Arrays.stream(each.getValue())
                        .filter(frame -> frame.getClassName().startsWith("org.nbdscope")).limit(3)
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber()).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    /** Heap in use in MiB after everything that nobody holds was collected. */
    private static double heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            sleep(300);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            sleep(LOOK_MILLIS);
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T inWindow(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Watches the pulses. */
    private final class Pulses extends AnimationTimer {

        private volatile long rowsPainted;
        private volatile long longestGap;
        private volatile long mostWork;
        private long last;
        private long workedBefore;
        /** The list had rows at the pulse before, so that they are painted by now. */
        private boolean rowsThere;

        private void reset(long now) {
            rowsPainted = 0;
            longestGap = 0;
            mostWork = 0;
            last = now;
            workedBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            rowsThere = false;
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            longestGap = Math.max(longestGap, time - last);
            last = time;
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            mostWork = Math.max(mostWork, worked - workedBefore);
            workedBefore = worked;
            if (rowsThere && rowsPainted == 0) {
                rowsPainted = time;
            }
            MessageList list = (MessageList) stage.getScene().lookup("#message-list");
            rowsThere = list != null && list.rowCount() > 0 && window.workspace().document().get() != null;
        }
    }
}
