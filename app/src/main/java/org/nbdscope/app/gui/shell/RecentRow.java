package org.nbdscope.app.gui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.Thumbnail;
import org.nbdscope.dissector.export.ByteCount;

/** A file that was opened before: its name, a small picture of what was in it, and its size. */
final class RecentRow extends Button {

    private static final double PICTURE_WIDTH = 120;
    private static final double PICTURE_HEIGHT = 28;
    /** Left and right of the row's content. */
    private static final double PADDING = 24;

    RecentRow(Path file, Thumbnail thumbnail, Look look, Runnable open) {
        Label name = new Label(file.getFileName().toString());
        name.getStyleClass().add("recent-name");
        String folder = file.getParent() == null ? "" : file.getParent().toString();
        Label words = new Label(thumbnail == null ? folder : thumbnail.words());
        words.getStyleClass().add("hint");
        Label size = new Label();
        size.getStyleClass().add("hint");
        size.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(new VBox(name, words), gap);
        if (thumbnail != null) {
            line.getChildren().add(picture(thumbnail, look));
        }
        line.getChildren().add(size);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(12);
        line.prefWidthProperty().bind(widthProperty().subtract(PADDING));
        setGraphic(line);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("recent-row");
        setAccessibleText("Open " + file + (thumbnail == null ? "" : ", " + thumbnail.words()));
        setTooltip(new Tooltip(file.toString()));
        setOnAction(event -> open.run());
        CompletableFuture.supplyAsync(() -> sizeOf(file)).thenAccept(text -> Platform.runLater(() -> size.setText(text)));
    }

    private static Canvas picture(Thumbnail thumbnail, Look look) {
        Canvas canvas = new Canvas(look.px(PICTURE_WIDTH), look.px(PICTURE_HEIGHT));
        var g = canvas.getGraphicsContext2D();
        double part = canvas.getWidth() / Thumbnail.PARTS;
        double lane = canvas.getHeight() / Math.max(1, thumbnail.lanes().size());
        double height = Math.max(2, Math.min(8, Math.floor(lane) - 1));
        for (int row = 0; row < thumbnail.lanes().size(); row++) {
            for (int i = 0; i < Thumbnail.PARTS; i++) {
                CommandGroup group = thumbnail.at(row, i);
                if (group != null) {
                    g.setFill(look.palette().of(group));
                    g.fillRect(i * part, Math.round(row * lane + (lane - height) / 2), Math.max(1.2, part), height);
                }
            }
        }
        return canvas;
    }

    private static String sizeOf(Path file) {
        try {
            return ByteCount.rounded(Files.size(file));
        } catch (IOException e) {
            return "not there any more";
        }
    }
}
