package org.nbdscope.app.gui.timeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.nbdscope.app.gui.FrameTimes;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.timeline.FindingMarks;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.dissector.model.CaptureModel;

/**
 * Frame times of the timeline's pane in a window of 1280x800 while it shows all of a capture, zooms and pans, with offset over time beside
 * lanes and requests as in the window: {@code TimelineBenchmark FILE [FIRST-MODE]}.
 * A frame is from one pulse of the toolkit to the next, with a change of the picture at each, so painting and rendering both count. How to
 * run it, at the root of the repository, after {@code CaptureGenerator --requests 1000000 --request-size 0 --connections 4}:
 * with Monocle's properties as in {@code app/pom.xml} and {@code -Djavafx.animation.fullspeed=true}.
 */
public final class TimelineBenchmark extends AnimationTimer {

    /** Width of offset over time beside the others. */
    private static final double BESIDE = 440;

    private enum Motion { WHOLE, ZOOM, PAN, SMALL }

    private final TimelinePane pane;
    private final TimelineView view;
    private final CountDownLatch done;
    private final FrameTimes times = new FrameTimes();
    private TimelineMode mode;
    private Motion motion = Motion.WHOLE;

    private TimelineBenchmark(TimelinePane pane, CountDownLatch done) {
        this.pane = pane;
        this.view = pane.view();
        this.done = done;
        this.mode = view.mode().get();
    }

    public static void main(String[] args) throws Exception {
        long begun = System.nanoTime();
        CaptureDocument document = CaptureDocument.open(Path.of(args[0]));
        document.awaitEnd(Long.MAX_VALUE);
        double read = (System.nanoTime() - begun) / 1e9;
        CaptureModel model = document.model();
        begun = System.nanoTime();
        TimelineIndex index = new TimelineIndex(model);
        index.origin(document.firstTimeNanos());
        index.advance(Integer.MAX_VALUE);
        index.finish();
        double indexed = (System.nanoTime() - begun) / 1e6;
        begun = System.nanoTime();
        FindingMarks findings = FindingMarks.of(model, document.verdict());
        System.out.printf(Locale.ROOT, "%d requests, read and judged in %.2f s, index in %.0f ms, marks of findings in %.0f ms%n",
                index.count(), read, indexed, (System.nanoTime() - begun) / 1e6);
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            TimelinePane pane = new TimelinePane(new TimelineView(index), new Look(Theme.LIGHT, 1), "Timeline",
                    List.of(TimelineMode.values()));
            Stage stage = new Stage();
            TimelinePane beside = TimelinePane.beside(new TimelineView(index), pane.look());
            beside.view().window().bindBidirectional(pane.view().window());
            pane.view().mode().addListener((property, before, now) -> beside.setManaged(now != TimelineMode.OFFSETS));
            HBox panes = new HBox(pane, beside);
            HBox.setHgrow(pane, Priority.ALWAYS);
            beside.visibleProperty().bind(beside.managedProperty());
            beside.setPrefWidth(BESIDE);
            pane.view().findings().set(findings);
            beside.view().findings().set(findings);
            stage.setScene(new Scene(panes, 1280, 800));
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
        if (times.next()) {
            times.report(mode + " " + motion);
            next();
        }
        move();
    }

    private void move() {
        switch (motion) {
            case WHOLE -> pane.repaint();
            case ZOOM -> view.zoom(times.frame() % 80 < 40 ? 0.8 : 1.25, view.whole().at(0.4));
            case PAN -> view.pan(times.frame() % 40 < 20 ? 0.02 : -0.02);
            default -> view.pan(0.01);
        }
    }

    private void next() {
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
