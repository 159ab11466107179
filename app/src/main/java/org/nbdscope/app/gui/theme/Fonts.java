package org.nbdscope.app.gui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.nbdscope.app.view.FontFile;

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

    private static final List<String> SANS_FAMILIES = List.of("nbdscope Sans", "Inter", "Cantarell", "Noto Sans", "Ubuntu", "Segoe UI", "SF Pro Text",
            "Helvetica Neue", "Open Sans", "Liberation Sans", "DejaVu Sans");
    private static final List<String> MONO_FAMILIES = List.of("nbdscope Mono", "JetBrains Mono", "Cascadia Mono", "Ubuntu Mono", "SF Mono", "Menlo",
            "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "Consolas");

    private static final List<String> FOUND = found();
    private static final String SANS_FAMILY = first(SANS_FAMILIES, "System");
    private static final String MONO_FAMILY = first(MONO_FAMILIES, "Monospaced");

    private final double zoom;
    private final String sans;
    private final String mono;

    Fonts(double zoom, Taste taste) {
        this.zoom = zoom;
        sans = taste.text() == null ? SANS_FAMILY : taste.text();
        mono = taste.mono() == null ? MONO_FAMILY : taste.mono();
    }

    private static List<String> found() {
        List<String> families = new ArrayList<>(Font.getFamilies());
        for (FontFile file : FontFile.values()) {
            Font font = Font.loadFont(file.open(), TEXT);
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
        return Font.font(sans, size * zoom);
    }

    /** Bold text of a size at 100 %. */
    public Font strong(double size) {
        return Font.font(sans, FontWeight.BOLD, size * zoom);
    }

    /** Monospaced text of a size at 100 %. */
    public Font mono(double size) {
        return Font.font(mono, size * zoom);
    }

    /** The rules of a stylesheet that set the families, which differ from system to system. */
    String css() {
        return ".root { -fx-font-family: \"" + sans + "\"; }\n.mono { -fx-font-family: \"" + mono + "\"; }\n";
    }
}
