package org.nbdscope.app.gui.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Writes pictures to files. */
public final class PictureFile {

    /** Pixels of a PNG to a pixel at 100 % in what a window exports: it stays sharp on a fine screen and on paper. */
    public static final double SCALE = 2;

    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    private PictureFile() {
    }

    /** Whether a file is to be an SVG, by its name. */
    public static boolean isSvg(Path file) {
        return ending(file).equals(SVG);
    }

    /** Whether a picture can be what the file's name promises: an SVG, or a PNG, which a name without an ending may be as well. */
    public static boolean isPicture(Path file) {
        return List.of(SVG, PNG, "").contains(ending(file));
    }

    private static String ending(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** Writes what the file's name asks for: an SVG document, or an image as PNG. */
    public static void write(Path file, Supplier<Image> image, Supplier<String> document) throws IOException {
        if (isSvg(file)) {
            Files.writeString(file, document.get(), StandardCharsets.UTF_8);
        } else {
            png(file, image.get());
        }
    }

    /** Writes a PNG; for any thread. */
    public static void png(Path file, Image image) throws IOException {
        ImageIO.setUseCache(false);
        // ImageIO reports a file that cannot be made by null streams: opening it first gives the reason.
        try (var out = Files.newOutputStream(file)) {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out);
        }
    }
}
