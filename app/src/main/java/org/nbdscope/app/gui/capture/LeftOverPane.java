package org.nbdscope.app.gui.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.live.LeftOver;
import org.nbdscope.app.live.SpoolFolder;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.dissector.export.ByteCount;

/** Offers captures that a program which was killed left behind; not seen where there are none. */
public final class LeftOverPane extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

    private final Consumer<Path> open;

    /** Looks for them in the background. */
    public LeftOverPane(Consumer<Path> open) {
        this.open = open;
        setId("left-over");
        getStylesheets().add(LeftOverPane.class.getResource("/org/nbdscope/app/gui/capture.css").toExternalForm());
        getStyleClass().add("pane");
        refresh();
    }

    private void refresh() {
        setVisible(false);
        setManaged(false);
        CompletableFuture.supplyAsync(LeftOverPane::find).thenAccept(found -> Platform.runLater(() -> show(found)));
    }

    private static List<LeftOver> find() {
        try {
            return SpoolFolder.leftOver();
        } catch (IOException e) {
            // A folder that cannot be read has nothing to offer.
            return List.of();
        }
    }

    private void show(List<LeftOver> found) {
        setVisible(!found.isEmpty());
        setManaged(!found.isEmpty());
        Label title = new Label("Captures that were cut short");
        title.getStyleClass().add("pane-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("pane-head");
        getChildren().setAll(head);
        found.forEach(left -> getChildren().add(row(left)));
    }

    private HBox row(LeftOver left) {
        Label what = new Label(TIME.format(left.ended()) + ", " + ByteCount.rounded(left.bytes()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button look = new Button("Open");
        look.setOnAction(event -> open(left, what, look));
        Button delete = new Button("Delete");
        delete.setOnAction(event -> CompletableFuture.runAsync(() -> delete(left)).thenRun(() -> Platform.runLater(this::refresh)));
        HBox row = new HBox(8, what, gap, look, delete);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("left-over");
        return row;
    }

    /** The files of a ring are put together first, which may take a while. */
    private void open(LeftOver left, Label what, Button look) {
        look.setDisable(true);
        CompletableFuture.supplyAsync(() -> whole(left)).whenComplete((whole, problem) -> Platform.runLater(() -> {
            look.setDisable(false);
            if (problem == null) {
                open.accept(whole);
            } else {
                what.setText("Its files could not be put together: " + CaptureControl.reason(problem));
            }
        }));
    }

    private static Path whole(LeftOver left) {
        try {
            return left.whole();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void delete(LeftOver left) {
        try {
            left.delete();
        } catch (IOException e) {
            // It stays, and is offered again.
            return;
        }
    }
}
