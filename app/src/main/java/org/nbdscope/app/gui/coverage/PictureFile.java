package org.nbdscope.app.gui.coverage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Writes pictures to files. */
public final class PictureFile {

    private PictureFile() {
    }

    /** Whether a file is to be an SVG, by its name. */
    public static boolean isSvg(Path file) {
        return file.getFileName() != null && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /** Writes a PNG; for any thread. */
    public static void png(Path file, Image image) throws IOException {
        ImageIO.setUseCache(false);
        // ImageIO reports a file that cannot be made by null streams: opening it first gives the reason.
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out);
        }
    }

    /** Writes an SVG document. */
    public static void svg(Path file, String document) throws IOException {
        Files.writeString(file, document, StandardCharsets.UTF_8);
    }
}
