package org.nbdscope.app.gui.theme;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The icons of tool bar and panes: lines on a grid of 16, drawn in the colour of the text beside them. */
public enum Icons {
    OPEN("M2 4.5V12.5H13.2L14.5 6.5H5L3.6 12 M2 4.5V3.5H6L7.5 5H12.5V6.5"),
    CLOSE("M4 4L12 12M12 4L4 12"),
    SAVE("M3 2.5H11L13.5 5V13.5H2.5V3A0.5 0.5 0 0 1 3 2.5 M5 2.5V6H10.5V2.5 M5 13.5V9H11V13.5"),
    RELOAD("M13 8A5 5 0 1 1 11.4 4.3 M11.8 1.8V4.6H9"),
    FIND("M11 7A4 4 0 1 1 3 7A4 4 0 1 1 11 7 M10 10L13.8 13.8"),
    PREVIOUS("M8 13V3 M4 7L8 3L12 7"),
    NEXT("M8 3V13 M4 9L8 13L12 9"),
    GO_TO("M2 8H10 M7 5L10 8L7 11 M13.5 3V13"),
    FIRST("M3 3H13 M8 13V6 M4.5 9L8 5.5L11.5 9"),
    LAST("M3 13H13 M8 3V10 M4.5 7L8 10.5L11.5 7"),
    OTHER_HALF("M2 5.5H13 M10.5 3L13 5.5L10.5 8 M14 10.5H3 M5.5 8L3 10.5L5.5 13"),
    MARK("M4.5 2.5H11.5V13.5L8 10.5L4.5 13.5Z"),
    ZOOM_IN("M11 7A4 4 0 1 1 3 7A4 4 0 1 1 11 7 M10 10L13.8 13.8 M7 5V9 M5 7H9"),
    ZOOM_OUT("M11 7A4 4 0 1 1 3 7A4 4 0 1 1 11 7 M10 10L13.8 13.8 M5 7H9"),
    CHECK("M3 8.5L6.5 12L13 4.5"),
    CROSS("M4 4L12 12M12 4L4 12"),
    CLOCK("M13.5 8A5.5 5.5 0 1 1 2.5 8A5.5 5.5 0 1 1 13.5 8 M8 4.8V8L10.2 9.6"),
    DOWN("M4.5 6.5L8 10L11.5 6.5"),
    PLUS("M8 3V13 M3 8H13"),
    UPLOAD("M2.5 9.5V13.5H13.5V9.5 M8 11V2.5 M4.8 5.5L8 2.5L11.2 5.5"),
    WARNING("M8 2.5L14 13.5H2Z M8 6.5V9.5 M8 11.5V11.6");

    private final String path;

    Icons(String path) {
        this.path = path;
    }

    /** A new node that shows it; its colour comes from the style class {@code icon}. */
    public Node node() {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        StackPane box = new StackPane(shape);
        box.getStyleClass().add("icon-box");
        box.setMouseTransparent(true);
        return box;
    }
}
