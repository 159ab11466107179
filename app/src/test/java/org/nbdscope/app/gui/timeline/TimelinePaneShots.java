package org.nbdscope.app.gui.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.timeline.DisplayedRequests;
import org.nbdscope.app.view.timeline.RequestCard;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineView;

/** Pictures of the pane with filter, selection, range and card, to be looked at: {@code TimelinePaneShots FILE DIRECTORY REQUEST}. */
public final class TimelinePaneShots {

    private TimelinePaneShots() {
    }

    public static void main(String[] args) throws Exception {
        TimelineView view = new TimelineView(TimelinePictures.read(Path.of(args[0])));
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            view.select(Integer.parseInt(args[2]));
            TimeWindow whole = view.whole();
            view.range().set(new TimeWindow(whole.at(0.7), whole.at(0.8)));
            TimelinePane pane = new TimelinePane(view, new Look(Theme.LIGHT, 1), "Timeline", List.of(TimelineMode.values()));
            Stage stage = new Stage();
            stage.setScene(new Scene(pane, 1280, 280));
            stage.show();
            view.displayed().set(DisplayedRequests.of(view.index(),
                    transaction -> view.index().group(transaction) == CommandGroup.BLOCK_STATUS));
            after(() -> {
                write(pane, args[1], "pane-light");
                pane.look(new Look(Theme.DARK, 1));
                after(() -> {
                    write(pane, args[1], "pane-dark");
                    pane.pointed().card().show(pane, RequestCard.of(view.index(), Integer.parseInt(args[2])), 10, 10);
                    after(() -> {
                        write(pane.pointed().card().content(), args[1], "card-dark");
                        done.countDown();
                    });
                });
            });
        });
        done.await();
        Platform.exit();
    }

    private static void after(Runnable next) {
        PauseTransition pause = new PauseTransition(Duration.millis(400));
        pause.setOnFinished(event -> Platform.runLater(next));
        pause.play();
    }

    private static void write(Node node, String directory, String name) {
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(node.snapshot(null, null), null), "png", Path.of(directory, name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
