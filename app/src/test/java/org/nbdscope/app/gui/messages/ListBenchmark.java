package org.nbdscope.app.gui.messages;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.ListColumn;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.MemoryPreferences;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;

/**
 * Frame times of the list in a window of 1280x800 while it scrolls by rows, by pages and to places anywhere, and how long sorting takes:
 * {@code ListBenchmark FILE}. A frame is from one pulse of the toolkit to the next, with other rows at each, so painting and rendering both
 * count. How to run it is in CONTRIBUTING, under "Benchmarks".
 */
public final class ListBenchmark extends AnimationTimer {

    private static final int WARM_UP = 40;
    private static final int FRAMES = 160;
    private static final int PAGE = 30;
    /** A prime: the places come in no order that a cache could know. */
    private static final long JUMP = 7_368_787;

    private enum Motion { ROWS, PAGES, JUMPS, SELECTION }

    private final Workspace workspace;
    private final MessageList list;
    private final CountDownLatch done;
    private final double[] frames = new double[FRAMES];
    private ListMode mode;
    private Motion motion = Motion.ROWS;
    private int frame;
    private long last;
    private long paintedBefore;
    private long renderedBefore;

    private ListBenchmark(Workspace workspace, MessageList list, CountDownLatch done) {
        this.workspace = workspace;
        this.list = list;
        this.done = done;
        this.mode = ListMode.TRANSACTIONS;
    }

    public static void main(String[] args) throws Exception {
        Workspace workspace = new Workspace();
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(shown::countDown);
        shown.await();
        long begun = System.nanoTime();
        CountDownLatch opened = new CountDownLatch(1);
        Platform.runLater(() -> {
            workspace.open(Path.of(args[0]));
            opened.countDown();
        });
        opened.await();
        while (workspace.document().get().messages() == 0) {
            Thread.sleep(1);
        }
        System.out.printf(Locale.ROOT, "first rows after %.2f s%n", (System.nanoTime() - begun) / 1e9);
        workspace.document().get().awaitEnd(600_000);
        System.out.printf(Locale.ROOT, "%d packets, %d messages, read and judged in %.1f s%n", workspace.document().get().packets(),
                workspace.document().get().messages(), (System.nanoTime() - begun) / 1e9);
        for (Column column : new Column[] {ListColumn.TIME, ListColumn.OFFSET, ListColumn.LATENCY, ListColumn.MESSAGE}) {
            sort(workspace.list().get(), column);
        }
        Platform.runLater(() -> {
            ObjectProperty<Look> look = new SimpleObjectProperty<>(new Look(Theme.LIGHT, 1));
            MessageList list = new MessageList(workspace, look, new Settings(new MemoryPreferences()));
            Stage stage = new Stage();
            Scene scene = new Scene(list, 1280, 800);
            Styling.apply(scene, look.get());
            stage.setScene(scene);
            stage.show();
            new ListBenchmark(workspace, list, done).start();
        });
        done.await();
        Platform.exit();
    }

    private static void sort(ListModel model, Column column) throws InterruptedException {
        long begun = System.nanoTime();
        model.query(model.query().with(ListMode.MESSAGES).sorted(column, true));
        while (model.working()) {
            Thread.sleep(1);
        }
        System.out.printf(Locale.ROOT, "sorted by %-8s in %.2f s%n", column.title(), (System.nanoTime() - begun) / 1e9);
        model.query(model.query().sorted(null, false));
    }

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        if (frame >= WARM_UP) {
            frames[frame - WARM_UP] = (time - last) / 1e6;
        }
        last = time;
        if (frame == 0) {
            ListModel model = workspace.list().get();
            model.query(model.query().with(mode));
            list.refresh();
            list.scrollTo(0);
        }
        if (frame == WARM_UP) {
            paintedBefore = cpu("JavaFX Application Thread");
            renderedBefore = cpu("QuantumRenderer");
        }
        if (++frame == WARM_UP + FRAMES) {
            report();
            next();
        }
        move();
    }

    private void move() {
        int rows = Math.max(1, list.rowCount());
        switch (motion) {
            case ROWS -> list.scrollTo(rows / 2 + frame * 3);
            case PAGES -> list.scrollTo(rows / 2 + frame * PAGE);
            case JUMPS -> list.scrollTo((int) (frame * JUMP % rows));
            default -> list.selectPlace((int) (frame * JUMP % rows));
        }
    }

    private void report() {
        Arrays.sort(frames);
        double painting = (cpu("JavaFX Application Thread") - paintedBefore) / 1e6 / FRAMES;
        double rendering = (cpu("QuantumRenderer") - renderedBefore) / 1e6 / FRAMES;
        System.out.printf(Locale.ROOT, "%-12s %8d rows %-9s CPU per frame: painting %5.1f ms, rendering %5.1f ms; "
                + "frame median %5.1f ms, p90 %5.1f ms, p99 %5.1f ms%n", mode, list.rowCount(), motion, painting, rendering,
                frames[FRAMES / 2], frames[FRAMES * 9 / 10], frames[FRAMES * 99 / 100]);
    }

    /** Processor time of a thread so far in nanoseconds: the machine's other work is not in it. */
    private static long cpu(String thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith(thread))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId())).sum();
    }

    private void next() {
        frame = 0;
        motion = Motion.values()[(motion.ordinal() + 1) % Motion.values().length];
        if (motion != Motion.ROWS) {
            return;
        }
        if (mode == ListMode.PACKETS) {
            stop();
            done.countDown();
            return;
        }
        mode = ListMode.values()[mode.ordinal() + 1];
    }
}
