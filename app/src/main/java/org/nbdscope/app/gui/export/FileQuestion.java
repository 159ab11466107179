package org.nbdscope.app.gui.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Alert;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.nbdscope.app.gui.theme.Dialogs;

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
     * @param kinds the first is proposed
     */
    public static void ask(Window owner, String title, String name, Writer writer, FileChooser.ExtensionFilter... kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().addAll(kinds);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return;
        }
        try {
            writer.write(chosen.toPath());
        } catch (IOException e) {
            Alert alert = new Alert(Alert.AlertType.ERROR, "The file cannot be written: " + e.getMessage());
            Dialogs.own(alert, owner);
            alert.setHeaderText(null);
            alert.showAndWait();
        }
    }
}
