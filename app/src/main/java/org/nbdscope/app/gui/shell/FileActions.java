package org.nbdscope.app.gui.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.action.ToolGroup;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;

/** What can be done with files: open, save a copy, read again, close; and leaving the program. */
final class FileActions implements ActionSource {

    private static final String FOLDER_KEY = "folder";

    private final Stage stage;
    private final Settings settings;
    private final Workspace workspace;
    private final Consumer<Path> opener;
    private final Runnable reloader;
    private final Runnable closer;
    private final Consumer<String> notice;

    /**
     * For a window.
     *
     * @param opener   opens a file
     * @param reloader opens the one that is open again
     * @param closer   closes it
     * @param notice   tells people what went wrong
     */
    FileActions(Stage stage, Settings settings, Workspace workspace, Consumer<Path> opener, Runnable reloader, Runnable closer,
                Consumer<String> notice) {
        this.stage = stage;
        this.settings = settings;
        this.workspace = workspace;
        this.opener = opener;
        this.reloader = reloader;
        this.closer = closer;
        this.notice = notice;
    }

    @Override
    public List<Action> actions() {
        ObservableBooleanValue open = workspace.document().isNotNull();
        // What came live is complete as it is, and its file is gone when it is closed.
        ObservableBooleanValue file = Bindings.createBooleanBinding(() -> workspace.document().get() != null
                && workspace.document().get().live() == null, workspace.document());
        return List.of(
                Action.of("_Open...", this::choose).at(Place.FILE_OPEN).key("Shortcut+O").icon(Icons.OPEN).tool(ToolGroup.FILE),
                Action.of("_Close", closer).at(Place.FILE_CLOSE).key("Shortcut+W").icon(Icons.CLOSE).when(open),
                Action.of("Save _As...", this::saveAs).at(Place.FILE_SAVE).key("Shortcut+Shift+S", "Shortcut+S").icon(Icons.SAVE)
                        .tool(ToolGroup.FILE).when(open),
                Action.of("_Reload", reloader).at(Place.VIEW_RELOAD).key("F5")
                        .icon(Icons.RELOAD).tool(ToolGroup.FILE).when(file),
                Action.of("_Quit", () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST))).at(Place.FILE_QUIT).key("Shortcut+Q"));
    }

    /** Asks for a file and opens it. */
    void choose() {
        FileChooser chooser = chooser("Open capture");
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("Captures", "*.pcap", "*.pcapng", "*.cap", "*.pcap.gz", "*.pcapng.gz",
                        "*.pcap.zst", "*.pcapng.zst"),
                new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            opener.accept(file.toPath());
        }
    }

    /** A file was opened: the next one is looked for beside it. */
    void opened(Path file) {
        settings.put(FOLDER_KEY, String.valueOf(file.toAbsolutePath().getParent()));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        File folder = new File(settings.get(FOLDER_KEY, ""));
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    /** The capture as it is: nothing that was seen in it is lost by writing it anew. */
    private void saveAs() {
        CaptureDocument document = workspace.document().get();
        Path to = chooseTarget();
        if (to != null && !to.toAbsolutePath().equals(document.file().toAbsolutePath())) {
            CompletableFuture.runAsync(() -> copy(document, to));
        }
    }

    /** Asks for a file to save the capture in; null where nobody wants one after all. */
    Path chooseTarget() {
        FileChooser chooser = chooser("Save capture as");
        chooser.setInitialFileName(workspace.document().get().file().getFileName().toString());
        File file = chooser.showSaveDialog(stage);
        return file == null ? null : file.toPath();
    }

    private void copy(CaptureDocument document, Path to) {
        try {
            boolean goesOn = document.capturing();
            long packets = document.packets();
            document.save(to);
            if (goesOn) {
                Platform.runLater(() -> notice.accept(OffsetFormat.grouped(packets) + " packets were saved as " + to + "; the capture goes on."));
            }
        } catch (IOException e) {
            Platform.runLater(() -> notice.accept("The capture could not be saved as " + to + ": " + e.getMessage()));
        }
    }

    /** The files that were opened last, each an item that opens it again. */
    List<MenuItem> recent() {
        List<MenuItem> items = settings.recentFiles().stream().map(this::item).toList();
        if (!items.isEmpty()) {
            return items;
        }
        MenuItem none = new MenuItem("No file was opened yet");
        none.setDisable(true);
        return List.of(none);
    }

    private MenuItem item(Path file) {
        MenuItem item = new MenuItem(file.toString());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> opener.accept(file));
        return item;
    }
}
