package org.nbdscope.app.gui.coverage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nbdscope.app.gui.FrameTimes;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.CoverageView;

/**
 * How long the coverage of a capture takes to its first picture, and the frame times of its pane in a window of 1280x800 while it zooms
 * and pans: {@code CoverageBenchmark FILE}. A frame is from one pulse of the toolkit to the next, with a change at each; the pictures are
 * laid out behind it, and how many of them came in that time is said as well. Then the slider of time is dragged from one end to the other
 * and back for some seconds: how many pictures came, and the longest time without one. At the end it goes to moments anywhere in the
 * capture, and says how long each took to be seen. CONTRIBUTING says how to run it.
 */
public final class CoverageBenchmark extends AnimationTimer {

    private enum Motion { ZOOM, PAN, SLIDE, JUMP }

    private static final int JUMPS = 100;
    /** Nanoseconds in which the slider is dragged from one end to the other. */
    private static final long SWEEP = 2_000_000_000L;
    private static final int SWEEPS = 4;

    private final CoverageView view;
    private final CountDownLatch done;
    private final FrameTimes times = new FrameTimes();
    private final Random random = new Random(1);
    private final List<Double> jumps = new ArrayList<>();
    private Motion motion = Motion.ZOOM;
    private int pictures;
    private long slideBegan;
    private long lastPicture;
    private long longestWait;
    private long jumped;

    private CoverageBenchmark(CoverageView view, CountDownLatch done) {
        this.view = view;
        this.done = done;
        view.picture().addListener((property, before, now) -> pictured());
    }

    private void pictured() {
        long time = System.nanoTime();
        longestWait = Math.max(longestWait, time - lastPicture);
        lastPicture = time;
        pictures++;
    }

    public static void main(String[] args) throws Exception {
        CaptureDocument document = CaptureDocument.open(Path.of(args[0]));
        document.awaitEnd(Long.MAX_VALUE);
        CountDownLatch drawn = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CoverageView view = new CoverageView();
        long[] begun = new long[1];
        Platform.startup(() -> {
            Stage stage = new Stage();
            Look look = new Look(Theme.LIGHT, 1);
            stage.setScene(new Scene(new CoveragePane(view, new SimpleObjectProperty<>(look),
                    new Dividers(Settings.forgotten()), () -> { }), 1280, 800));
            Styling.apply(stage.getScene(), look);
            stage.show();
            begun[0] = System.nanoTime();
            AnalysisFeed feed = new AnalysisFeed(document.model(), Platform::runLater);
            view.attach(feed);
            view.picture().addListener((property, before, now) -> drawn.countDown());
            feed.grown(document.messages(), true);
        });
        drawn.await();
        double first = (System.nanoTime() - begun[0]) / 1e6;
        Platform.runLater(() -> {
            System.out.printf(Locale.ROOT, "%d extents said, %d known, %d requests; from the tables to the first picture %.0f ms%n",
                    document.model().extents().count(), view.known().get().contexts().get(0).count(), view.known().get().roundTrips(),
                    first);
            new CoverageBenchmark(view, done).start();
        });
        done.await();
        Platform.exit();
    }

    @Override
    public void handle(long now) {
        switch (motion) {
            case JUMP -> jump();
            case SLIDE -> slide();
            default -> frame();
        }
    }

    private void frame() {
        if (motion == Motion.ZOOM && times.frame() == 0 && !view.settled()) {
            return; // the way to the map is still looked for
        }
        pictures = times.counts() ? pictures : 0;
        if (times.next()) {
            times.report(motion + ", " + pictures + " pictures");
            next();
        } else if (motion == Motion.ZOOM) {
            view.zoom(times.frame() % 80 < 40 ? 0.8 : 1.25, 0.4);
        } else {
            view.pan(times.frame() % 40 < 20 ? 0.02 : -0.02);
        }
    }

    private void slide() {
        long time = System.nanoTime();
        if (slideBegan == 0) {
            slideBegan = time;
            lastPicture = time;
            longestWait = 0;
            pictures = 0;
        }
        long gone = time - slideBegan;
        if (gone > SWEEPS * SWEEP) {
            System.out.printf(Locale.ROOT, "SLIDE, %.1f pictures a second, at most %.0f ms without one%n", pictures * 1e9 / gone,
                    longestWait / 1e6);
            next();
            return;
        }
        double back = Math.abs(1 - gone % (2 * SWEEP) / (double) SWEEP);
        view.reply((int) (view.known().get().replies().length * back));
    }

    private void next() {
        motion = Motion.values()[motion.ordinal() + 1];
        view.fit();
        if (motion == Motion.PAN) {
            view.zoom(0.5, 0.5);
        }
    }

    /** Goes to another moment as soon as the last one is seen. */
    private void jump() {
        int wanted = view.asOf().get() == CoverageView.LATEST ? view.known().get().replies().length - 1 : view.asOf().get();
        if (!view.settled() || view.picture().get().known().reply() != wanted) {
            return;
        }
        if (jumped != 0) {
            jumps.add((System.nanoTime() - jumped) / 1e6);
        }
        if (jumps.size() == JUMPS) {
            stop();
            jumps.sort(null);
            System.out.printf(Locale.ROOT, "%d moments anywhere: seen after a median of %.0f ms, at most %.0f ms%n", JUMPS,
                    jumps.get(JUMPS / 2), jumps.get(JUMPS - 1));
            done.countDown();
            return;
        }
        jumped = System.nanoTime();
        view.reply((wanted + 1 + random.nextInt(view.known().get().replies().length - 1)) % view.known().get().replies().length);
    }
}
