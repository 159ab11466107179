package org.nbdscope.app.gui.coverage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.CoverageView;

/**
 * How long the coverage of a capture takes to its first picture, and the frame times of its pane in a window of 1280x800 while it zooms,
 * pans and goes through time: {@code CoverageBenchmark FILE}. A frame is from one pulse of the toolkit to the next, with a change at each; the
 * pictures are laid out behind it, and how many of them came in that time is said as well. CONTRIBUTING says how to run it.
 */
public final class CoverageBenchmark extends AnimationTimer {

    private static final int WARM_UP = 40;
    private static final int FRAMES = 160;

    private enum Motion { ZOOM, PAN, SLIDE }

    private final CoverageView view;
    private final CountDownLatch done;
    private final double[] frames = new double[FRAMES];
    private Motion motion = Motion.ZOOM;
    private int frame;
    private int pictures;
    private long last;

    private CoverageBenchmark(CoverageView view, CountDownLatch done) {
        this.view = view;
        this.done = done;
        view.picture().addListener((property, before, now) -> pictures++);
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
            stage.setScene(new Scene(new CoveragePane(view, new SimpleObjectProperty<>(look)), 1280, 800));
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
        long time = System.nanoTime();
        if (frame >= WARM_UP) {
            frames[frame - WARM_UP] = (time - last) / 1e6;
        } else {
            pictures = 0;
        }
        last = time;
        if (++frame == WARM_UP + FRAMES) {
            Arrays.sort(frames);
            System.out.printf(Locale.ROOT, "%-6s frame median %5.1f ms, p90 %5.1f ms, p99 %5.1f ms; %d pictures in %d frames%n", motion,
                    frames[FRAMES / 2], frames[FRAMES * 9 / 10], frames[FRAMES * 99 / 100], pictures, FRAMES);
            next();
            return;
        }
        switch (motion) {
            case ZOOM -> view.zoom(frame % 80 < 40 ? 0.8 : 1.25, 0.4);
            case PAN -> view.pan(frame % 40 < 20 ? 0.02 : -0.02);
            default -> view.step(-1);
        }
    }

    private void next() {
        if (motion == Motion.SLIDE) {
            stop();
            done.countDown();
            return;
        }
        motion = Motion.values()[motion.ordinal() + 1];
        frame = 0;
        view.fit();
        if (motion == Motion.PAN) {
            view.zoom(0.5, 0.5);
        }
    }
}
