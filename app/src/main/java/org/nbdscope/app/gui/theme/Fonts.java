package org.nbdscope.app.gui.theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** The fonts of the window: those that come with the program, and where they cannot be loaded the best that the system has. */
public final class Fonts {

    /** Size of text at 100 %, in pixels. */
    public static final double TEXT = 12;
    /** Size of monospaced text at 100 %. */
    public static final double MONO = 11.5;
    /** Size of hints and legends at 100 %. */
    public static final double HINT = 11;
    /** Size of the numbers on axes at 100 %. */
    public static final double AXIS = 10.5;

    private static final String FOLDER = "/org/nbdscope/app/gui/fonts/";
    private static final List<String> FILES = List.of("nbdscope-sans.otf", "nbdscope-sans-bold.otf", "nbdscope-mono.ttf", "nbdscope-mono-bold.ttf");
    private static final List<String> SANS_FAMILIES = List.of("nbdscope Sans", "Inter", "Cantarell", "Noto Sans", "Ubuntu", "Segoe UI", "SF Pro Text",
            "Helvetica Neue", "Open Sans", "Liberation Sans", "DejaVu Sans");
    private static final List<String> MONO_FAMILIES = List.of("nbdscope Mono", "JetBrains Mono", "Cascadia Mono", "Ubuntu Mono", "SF Mono", "Menlo",
            "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "Consolas");

    private static final List<String> FOUND = found();
    private static final String SANS_FAMILY = first(SANS_FAMILIES, "System");
    private static final String MONO_FAMILY = first(MONO_FAMILIES, "Monospaced");

    private final double zoom;

    Fonts(double zoom) {
        this.zoom = zoom;
    }

    private static List<String> found() {
        List<String> families = new ArrayList<>(Font.getFamilies());
        for (String file : FILES) {
            Font font = Font.loadFont(Fonts.class.getResourceAsStream(FOLDER + file), TEXT);
            if (font != null) {
                families.add(font.getFamily());
            }
        }
        return families;
    }

    private static String first(List<String> wanted, String otherwise) {
        return wanted.stream().filter(FOUND::contains).findFirst().orElse(otherwise);
    }

    /** The family of text. */
    public static String textFamily() {
        return SANS_FAMILY;
    }

    /** The family of monospaced text. */
    public static String monoFamily() {
        return MONO_FAMILY;
    }

    /** Text of a size at 100 %. */
    public Font text(double size) {
        return Font.font(SANS_FAMILY, size * zoom);
    }

    /** Bold text of a size at 100 %. */
    public Font strong(double size) {
        return Font.font(SANS_FAMILY, FontWeight.BOLD, size * zoom);
    }

    /** Monospaced text of a size at 100 %. */
    public Font mono(double size) {
        return Font.font(MONO_FAMILY, size * zoom);
    }

    /** A stylesheet that sets the families, which differ from system to system. */
    public static String stylesheet() {
        String css = ".root { -fx-font-family: \"" + SANS_FAMILY + "\"; }\n.mono { -fx-font-family: \"" + MONO_FAMILY + "\"; }\n";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
