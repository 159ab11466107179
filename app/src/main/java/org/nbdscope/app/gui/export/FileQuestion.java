package org.nbdscope.app.gui.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.nbdscope.app.view.export.ChosenName;

/** Asks where something is to be written, writes it, and says so where that fails. For the thread of the window. */
public final class FileQuestion {

    /** Writes a file. */
    @FunctionalInterface
    public interface Writer {
        /** Writes it, in place of one of that name. */
        void write(Path file) throws IOException;
    }

    private FileQuestion() {
    }

    /** Asks for the file of a chart, as PNG or SVG. */
    public static void askPicture(Window owner, String title, String name, Writer writer) {
        ask(owner, title, name, writer, new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                new FileChooser.ExtensionFilter("SVG picture", "*.svg"));
    }

    /**
     * Asks for a file.
     *
     * @param name  what it is called where nobody says otherwise
     * @param kinds the first is proposed; a name without the ending of one of them gets that of the kind chosen
     */
    public static void ask(Window owner, String title, String name, Writer writer, FileChooser.ExtensionFilter... kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().addAll(kinds);
        chooser.setSelectedExtensionFilter(kinds[0]);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return;
        }
        Path file = chosen.toPath().resolveSibling(ChosenName.of(chosen.getName(), name, ending(chooser.getSelectedExtensionFilter()),
                Stream.of(kinds).map(FileQuestion::ending).toList()));
        // Of a file with another name than the one chosen the dialog has not asked.
        if (!file.equals(chosen.toPath()) && Files.exists(file) && !answer(owner, Alert.AlertType.CONFIRMATION,
                file.getFileName() + " is there already. Replace it?")) {
            return;
        }
        try {
            writer.write(file);
        } catch (IOException e) {
            answer(owner, Alert.AlertType.ERROR, "The file cannot be written: " + e.getMessage());
        }
    }

    private static String ending(FileChooser.ExtensionFilter kind) {
        return kind.getExtensions().get(0).substring(1);
    }

    private static boolean answer(Window owner, Alert.AlertType type, String text) {
        Alert alert = new Alert(type, text);
        alert.initOwner(owner);
        alert.setHeaderText(null);
        return alert.showAndWait().orElse(ButtonType.CANCEL) == ButtonType.OK;
    }
}
