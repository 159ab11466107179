package org.nbdscope.app.gui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Files may be dropped on the whole window; the part in the middle shows it while they are dragged. */
final class FileDrop {

    private static final String DROPPING = "dropping";

    private final Node shown;
    private final Consumer<List<Path>> open;

    private FileDrop(Node shown, Consumer<List<Path>> open) {
        this.shown = shown;
        this.open = open;
    }

    /** @param shown gets the style class {@code dropping} meanwhile */
    static void install(Node window, Node shown, Consumer<List<Path>> open) {
        FileDrop drop = new FileDrop(shown, open);
        window.setOnDragOver(drop::over);
        window.setOnDragDropped(drop::dropped);
        window.setOnDragExited(event -> shown.getStyleClass().remove(DROPPING));
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!shown.getStyleClass().contains(DROPPING)) {
                shown.getStyleClass().add(DROPPING);
            }
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        if (!files.isEmpty()) {
            List<Path> paths = files.stream().map(File::toPath).toList();
            Platform.runLater(() -> open.accept(paths));
        }
    }
}
