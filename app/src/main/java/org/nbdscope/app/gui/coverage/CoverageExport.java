package org.nbdscope.app.gui.coverage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Alert;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.coverage.ChartContent;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.MapFile;

/** Writes the coverage into files: the chart as a picture, a context's map as nbdinfo prints it. */
final class CoverageExport {

    /** Pixels of a PNG to a pixel at 100 %: it stays sharp on a fine screen and on paper. */
    private static final double SCALE = 2;

    /** Writes a file. */
    @FunctionalInterface
    interface Writer {
        void write(Path file) throws IOException;
    }

    private CoverageExport() {
    }

    /** Asks for a file for the chart and writes it. */
    static void askPicture(Window owner, ChartContent content, double width, double height, Palette palette) {
        ask(owner, "Export coverage", "coverage.png", file -> picture(file, content, width, height, palette),
                new FileChooser.ExtensionFilter("PNG picture", "*.png"), new FileChooser.ExtensionFilter("SVG picture", "*.svg"));
    }

    /** Asks for a file for a map and writes it. */
    static void askMap(Window owner, ContextExtents extents) {
        ask(owner, "Export map of " + extents.context(), "map.json", file -> MapFile.write(file, extents),
                new FileChooser.ExtensionFilter("JSON as nbdinfo --map prints it", "*.json"));
    }

    private static void ask(Window owner, String title, String name, Writer writer, FileChooser.ExtensionFilter... kinds) {
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
            alert.initOwner(owner);
            alert.setHeaderText(null);
            alert.showAndWait();
        }
    }

    /** Writes an SVG where the file's name ends so, else a PNG. */
    static void picture(Path file, ChartContent content, double width, double height, Palette palette) throws IOException {
        if (PictureFile.isSvg(file)) {
            PictureFile.svg(file, CoverageImage.svg(content, width, height, palette));
        } else {
            PictureFile.png(file, CoverageImage.of(content, width, height, SCALE, palette));
        }
    }
}
