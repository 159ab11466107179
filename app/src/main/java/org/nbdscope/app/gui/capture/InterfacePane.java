package org.nbdscope.app.gui.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.app.view.InterfaceWatch;

/** The interfaces on the start page, with what goes over them: a click captures. */
public final class InterfacePane extends VBox {

    private static final int SHOWN = 5;
    private static final Duration READING = Duration.seconds(1);

    private final InterfaceWatch watch = new InterfaceWatch();
    private final Consumer<String> capture;
    private final VBox rows = new VBox();
    private final List<Runnable> redraw = new ArrayList<>();
    private final Timeline readings = new Timeline(new KeyFrame(READING, event -> read()));

    /**
     * Lists the interfaces when it is first seen.
     *
     * @param capture captures on the interface of a name
     * @param options asks what to capture
     */
    public InterfacePane(Consumer<String> capture, Runnable options) {
        this.capture = capture;
        getStylesheets().add(InterfacePane.class.getResource("/org/nbdscope/app/gui/capture.css").toExternalForm());
        Label title = new Label("Capture live");
        title.getStyleClass().add("pane-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Hyperlink more = new Hyperlink("Options");
        more.setOnAction(event -> options.run());
        HBox head = new HBox(title, gap, more);
        head.getStyleClass().add("pane-head");
        getStyleClass().add("pane");
        setId("interface-pane");
        getChildren().addAll(head, rows);
        readings.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((property, before, now) -> watching(now != null));
    }

    private void watching(boolean on) {
        if (!on) {
            readings.stop();
            return;
        }
        InterfaceWatch.interfaces().whenComplete((found, problem) -> Platform.runLater(() -> {
            if (problem == null) {
                show(found);
            } else {
                say(CaptureControl.reason(problem));
            }
        }));
        read();
        readings.play();
    }

    private void say(String line) {
        Label label = new Label(line);
        label.setWrapText(true);
        label.getStyleClass().add("empty");
        rows.getChildren().setAll(label);
    }

    private void show(List<LiveInterface> found) {
        redraw.clear();
        rows.getChildren().clear();
        found.stream().filter(one -> one.nbd() && one.up()).limit(SHOWN).forEach(one -> rows.getChildren().add(row(one)));
        if (rows.getChildren().isEmpty()) {
            say("There is no interface to capture on.");
        }
    }

    private Button row(LiveInterface one) {
        Label name = new Label(one.name());
        name.getStyleClass().add("recent-name");
        Label addresses = new Label(String.join(", ", one.addresses()));
        addresses.getStyleClass().add("hint");
        Sparkline line = new Sparkline();
        redraw.add(() -> line.show(watch.readings(one.name())));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox content = new HBox(new VBox(name, addresses), gap, line);
        content.setAlignment(Pos.CENTER_LEFT);
        Button row = new Button();
        row.setGraphic(content);
        row.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().add("recent-row");
        row.setAccessibleText("Capture on " + one.name());
        row.setOnAction(event -> capture.accept(one.name()));
        content.prefWidthProperty().bind(row.widthProperty().subtract(24));
        return row;
    }

    private void read() {
        watch.read().thenRun(() -> Platform.runLater(() -> redraw.forEach(Runnable::run)));
    }
}
