package org.nbdscope.app.gui.timeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * Frame times of the timeline's pane in a window of 1280x800 while it shows all of a capture, zooms and pans:
 * {@code TimelineBenchmark FILE [FIRST-MODE]}.
 * A frame is from one pulse of the toolkit to the next, with a change of the picture at each, so painting and rendering both count. How to
 * run it, at the root of the repository, after {@code CaptureGenerator --requests 1000000 --request-size 0 --connections 4}:
 * with Monocle's properties as in {@code app/pom.xml} and {@code -Djavafx.animation.fullspeed=true}.
 */
public final class TimelineBenchmark extends AnimationTimer {

    private static final int WARM_UP = 40;
    private static final int FRAMES = 160;

    private enum Motion { WHOLE, ZOOM, PAN, SMALL }

    private final TimelinePane pane;
    private final TimelineView view;
    private final CountDownLatch done;
    private final double[] frames = new double[FRAMES];
    private TimelineMode mode;
    private Motion motion = Motion.WHOLE;
    private int frame;
    private long last;
    private long paintedBefore;
    private long renderedBefore;

    private TimelineBenchmark(TimelinePane pane, CountDownLatch done) {
        this.pane = pane;
        this.view = pane.view();
        this.done = done;
        this.mode = view.mode().get();
    }

    public static void main(String[] args) throws Exception {
        long begun = System.nanoTime();
        TimelineIndex index = TimelinePictures.read(Path.of(args[0]));
        double read = (System.nanoTime() - begun) / 1e9;
        CaptureModel model = index.model();
        begun = System.nanoTime();
        TimelineIndex again = new TimelineIndex(model);
        again.advance(Integer.MAX_VALUE);
        System.out.printf(Locale.ROOT, "%d requests, file and index %.2f s, index alone %.0f ms%n", index.count(), read,
                (System.nanoTime() - begun) / 1e6);
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            TimelinePane pane = new TimelinePane(new TimelineView(index), new Look(Theme.LIGHT, 1), "Timeline",
                    List.of(TimelineMode.values()));
            Stage stage = new Stage();
            stage.setScene(new Scene(pane, 1280, 800));
            stage.show();
            if (args.length > 1) {
                pane.view().mode().set(TimelineMode.valueOf(args[1]));
            }
            new TimelineBenchmark(pane, done).start();
        });
        done.await();
        Platform.exit();
    }

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        if (frame >= WARM_UP) {
            frames[frame - WARM_UP] = (time - last) / 1e6;
        }
        last = time;
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
        switch (motion) {
            case WHOLE -> pane.repaint();
            case ZOOM -> view.zoom(frame % 80 < 40 ? 0.8 : 1.25, view.whole().at(0.4));
            case PAN -> view.pan(frame % 40 < 20 ? 0.02 : -0.02);
            default -> view.pan(0.01);
        }
    }

    private void report() {
        Arrays.sort(frames);
        double painting = (cpu("JavaFX Application Thread") - paintedBefore) / 1e6 / FRAMES;
        double rendering = (cpu("QuantumRenderer") - renderedBefore) / 1e6 / FRAMES;
        System.out.printf(Locale.ROOT, "%-9s %-6s CPU per frame: painting %5.1f ms, rendering %5.1f ms; "
                + "frame median %5.1f ms, p90 %5.1f ms, p99 %5.1f ms%n", mode, motion, painting, rendering, frames[FRAMES / 2],
                frames[FRAMES * 9 / 10], frames[FRAMES * 99 / 100]);
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
        int nextMotion = motion.ordinal() + 1;
        if (nextMotion == Motion.values().length) {
            nextMotion = 0;
            int nextMode = mode.ordinal() + 1;
            if (nextMode == TimelineMode.values().length) {
                stop();
                done.countDown();
                return;
            }
            mode = TimelineMode.values()[nextMode];
            view.mode().set(mode);
        }
        motion = Motion.values()[nextMotion];
        view.fitAll();
        if (motion == Motion.PAN) {
            view.zoom(0.5, view.whole().at(0.5));
        } else if (motion == Motion.SMALL) {
            view.zoom(0.001, view.whole().at(0.3));
        }
    }
}
