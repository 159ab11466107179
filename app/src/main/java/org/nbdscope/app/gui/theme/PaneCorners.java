package org.nbdscope.app.gui.theme;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** The round corners of a pane, whose line a canvas that reaches into them would paint over. */
public final class PaneCorners {

    /** The radius that the stylesheet gives a pane. */
    private static final double RADIUS = 7;

    private PaneCorners() {
    }

    /** Lets the pane show through the corners of what has been painted. */
    public static void show(Canvas canvas, Pos... corners) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.save();
        g.setTransform(1, 0, 0, 1, 0, 0);
        for (Pos corner : corners) {
            double x = corner.getHpos() == HPos.RIGHT ? canvas.getWidth() - RADIUS : 0;
            double y = corner.getVpos() == VPos.BOTTOM ? canvas.getHeight() - RADIUS : 0;
            g.clearRect(x, y, RADIUS, RADIUS);
        }
        g.restore();
    }
}
