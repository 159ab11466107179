package org.nbdscope.app.gui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/**
 * The icons of tool bar and panes: lines on a grid of 16, drawn in the colour of the text beside them, and as large as it. {@code GO_TO} is drawn
 * in {@code icons/go-to.svg}, and nowhere else.
 */
public enum Icons {
    OPEN,
    CLOSE,
    SAVE,
    RELOAD,
    FIND,
    PREVIOUS,
    NEXT,
    GO_TO,
    FIRST,
    LAST,
    OTHER_HALF,
    MARK,
    ZOOM_IN,
    ZOOM_OUT,
    CHECK,
    CROSS,
    CLOCK,
    DOWN,
    PLUS,
    UPLOAD,
    WARNING,
    START,
    STOP,
    RESTART,
    OPTIONS,
    AUTO_SCROLL,
    FIT,
    EXPORT,
    MENU,
    DISK;

    /** Where the build puts the drawings. */
    private static final String FOLDER = "/org/nbdscope/app/gui/icons/";
    private static final Pattern PATH = Pattern.compile("<path d=\"([^\"]+)\"");

    private String path;

    /** A new node that shows it; its colour comes from the style class {@code icon}. */
    public Node node() {
        SVGPath shape = new SVGPath();
        shape.setContent(path());
        shape.getStyleClass().add("icon");
        return new IconBox(shape);
    }

    /** Its lines, as SVG writes them. */
    public String path() {
        if (path == null) {
            path = read(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg");
        }
        return path;
    }

    private static String read(String file) {
        try (InputStream in = Icons.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no drawing " + file);
            }
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PATH.matcher(svg).results().map(result -> result.group(1)).collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
