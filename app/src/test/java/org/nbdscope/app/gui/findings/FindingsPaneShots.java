package org.nbdscope.app.gui.findings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TreeItem;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.findings.FindingNode;

/** Pictures of the pane in both themes, to be looked at: {@code FindingsPaneShots DIRECTORY WIDTH CODE FILE...}; CODE is selected. */
public final class FindingsPaneShots {

    private final Workspace workspace = new Workspace();
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(new Look(Theme.LIGHT, 1));
    private final FindingsPane pane = new FindingsPane(workspace, look, new Dividers(Settings.forgotten()), () -> { }, text -> { });
    private final String directory;
    private final String code;
    private final Deque<Runnable> steps = new ArrayDeque<>();

    private FindingsPaneShots(String directory, int width, String code) {
        this.directory = directory;
        this.code = code;
        BorderPane root = new BorderPane(pane);
        root.getStyleClass().add("window");
        Scene scene = new Scene(root, width, 720);
        Styling.apply(scene, look.get());
        look.addListener((property, before, now) -> Styling.apply(scene, now));
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            FindingsPaneShots shots = new FindingsPaneShots(args[0], Integer.parseInt(args[1]), args[2]);
            List.of(args).subList(3, args.length).forEach(file -> shots.add(Path.of(file)));
            shots.steps.add(done::countDown);
            shots.next();
        });
        done.await();
        Platform.exit();
    }

    private void add(Path file) {
        steps.add(() -> workspace.open(file));
        for (Theme theme : Theme.values()) {
            steps.add(() -> {
                look.set(new Look(theme, 1));
                pane.refresh();
                choose();
            });
            steps.add(() -> write(file.getFileName().toString().replaceAll("[-.].*", "") + "-" + theme.label().toLowerCase()));
        }
    }

    private void choose() {
        FindingTable table = (FindingTable) pane.lookup("#findings");
        for (TreeItem<FindingNode> group : table.getRoot().getChildren()) {
            for (TreeItem<FindingNode> line : group.getChildren()) {
                if (line.getValue().label().equals(code)) {
                    table.getSelectionModel().select(line);
                }
            }
        }
    }

    private void next() {
        PauseTransition pause = new PauseTransition(Duration.millis(700));
        pause.setOnFinished(event -> Platform.runLater(() -> {
            steps.remove().run();
            if (!steps.isEmpty()) {
                next();
            }
        }));
        pause.play();
    }

    private void write(String name) {
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(pane.getScene().snapshot(null), null), "png", Path.of(directory, name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
