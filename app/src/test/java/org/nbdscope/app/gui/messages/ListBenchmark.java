package org.nbdscope.app.gui.messages;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nbdscope.app.gui.FrameTimes;
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
 * Frame times of the list in a window of 1280x800 while it scrolls by rows at its top, its middle and its end, by pages and to places
 * anywhere, and how long sorting takes: {@code ListBenchmark FILE...}, one file after the other. A frame is from one pulse of the toolkit
 * to the next, with other rows at each, so painting and rendering both count. How to run it is in CONTRIBUTING, under "Benchmarks".
 */
public final class ListBenchmark extends AnimationTimer {

    private static final int PAGE = 30;
    private static final int STEP = 3;
    /** Rows from where a motion at the end begins; it comes to the last one. */
    private static final int LAST_ROWS = 500;
    /** A prime: the places come in no order that a cache could know. */
    private static final long JUMP = 7_368_787;

    private enum Motion { TOP, MIDDLE, END, PAGES, JUMPS, SELECTION }

    private final Workspace workspace;
    private final MessageList list;
    private final CountDownLatch done;
    private final FrameTimes times = new FrameTimes();
    private ListMode mode = ListMode.TRANSACTIONS;
    private Motion motion = Motion.TOP;

    private ListBenchmark(Workspace workspace, MessageList list, CountDownLatch done) {
        this.workspace = workspace;
        this.list = list;
        this.done = done;
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false); // each file has a window of its own
        Platform.startup(started::countDown);
        started.await();
        for (String file : args) {
            measure(Path.of(file));
        }
        Platform.exit();
    }

    private static void measure(Path file) throws InterruptedException {
        Workspace workspace = new Workspace();
        long begun = System.nanoTime();
        CountDownLatch opened = new CountDownLatch(1);
        Platform.runLater(() -> {
            workspace.open(file);
            opened.countDown();
        });
        opened.await();
        while (workspace.document().get().messages() == 0) {
            Thread.sleep(1);
        }
        System.out.printf(Locale.ROOT, "%s: first rows after %.2f s%n", file.getFileName(), (System.nanoTime() - begun) / 1e9);
        workspace.document().get().awaitEnd(600_000);
        System.out.printf(Locale.ROOT, "%d packets, %d messages, read and judged in %.1f s%n", workspace.document().get().packets(),
                workspace.document().get().messages(), (System.nanoTime() - begun) / 1e9);
        for (Column column : new Column[] {ListColumn.TIME, ListColumn.OFFSET, ListColumn.LATENCY, ListColumn.MESSAGE}) {
            sort(workspace.list().get(), column);
        }
        CountDownLatch done = new CountDownLatch(1);
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
        Platform.runLater(workspace::close);
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
        if (times.frame() == 0) {
            ListModel model = workspace.list().get();
            model.query(model.query().with(mode));
            list.refresh();
            list.scrollTo(0);
        }
        if (times.next()) {
            times.report(String.format(Locale.ROOT, "%-12s %8d rows %-9s", mode, list.rowCount(), motion));
            next();
        }
        move();
    }

    private void move() {
        int rows = Math.max(1, list.rowCount());
        int frame = times.frame();
        switch (motion) {
            case TOP -> list.scrollTo(frame * STEP);
            case MIDDLE -> list.scrollTo(rows / 2 + frame * STEP);
            case END -> list.scrollTo(rows - LAST_ROWS + frame * STEP);
            case PAGES -> list.scrollTo(rows / 2 + frame * PAGE);
            case JUMPS -> list.scrollTo((int) (frame * JUMP % rows));
            default -> list.selectPlace((int) (frame * JUMP % rows));
        }
    }

    private void next() {
        motion = Motion.values()[(motion.ordinal() + 1) % Motion.values().length];
        if (motion != Motion.TOP) {
            return;
        }
        if (mode == ListMode.PACKETS) {
            stop();
            list.getScene().getWindow().hide();
            done.countDown();
            return;
        }
        mode = ListMode.values()[mode.ordinal() + 1];
    }
}
