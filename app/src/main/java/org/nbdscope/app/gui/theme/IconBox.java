package org.nbdscope.app.gui.theme;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The square in which an icon is drawn. The stylesheet gives it the size of the text, and the lines grow with it. */
final class IconBox extends StackPane {

    /** Side of the grid on which icons are drawn. */
    private static final double GRID = 16;

    private final SVGPath lines;

    IconBox(SVGPath lines) {
        super(lines);
        this.lines = lines;
        getStyleClass().add("icon-box");
        setMouseTransparent(true);
    }

    @Override
    protected void layoutChildren() {
        double scale = Math.round(getWidth()) / GRID;
        lines.setScaleX(scale);
        lines.setScaleY(scale);
        super.layoutChildren();
    }
}
