package org.nbdscope.app.gui.timeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Alert;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.timeline.TimelineView;

/** Writes the timeline as it is into a file. */
final class ChartExport {

    /** Pixels of a PNG to a pixel at 100 %: it stays sharp on a fine screen and on paper. */
    private static final double SCALE = 2;

    private ChartExport() {
    }

    /** Asks for a file and writes it. */
    static void ask(Window owner, TimelineView view, double width, double height, Palette palette) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export chart");
        chooser.setInitialFileName("timeline.png");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                new FileChooser.ExtensionFilter("SVG picture", "*.svg"));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return;
        }
        try {
            write(chosen.toPath(), view, width, height, palette);
        } catch (IOException e) {
            Alert alert = new Alert(Alert.AlertType.ERROR, "The chart cannot be written: " + e.getMessage());
            alert.initOwner(owner);
            alert.showAndWait();
        }
    }

    /** Writes an SVG where the file's name ends so, else a PNG. */
    static void write(Path file, TimelineView view, double width, double height, Palette palette) throws IOException {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            Files.writeString(file, TimelineImage.svg(view, width, height, palette));
            return;
        }
        var image = TimelineImage.of(view, width, height, SCALE, palette, Fonts.textFamily(), Fonts.monoFamily());
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
            throw new IOException(file + ": this system writes no PNG");
        }
    }
}
