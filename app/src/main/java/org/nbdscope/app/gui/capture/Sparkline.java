package org.nbdscope.app.gui.capture;

import java.util.Arrays;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.nbdscope.app.view.InterfaceWatch;
import org.nbdscope.dissector.export.ByteCount;

/** What went over an interface lately: a bar for each reading, as high as its share of the greatest. */
final class Sparkline extends Region {

    private static final double WIDTH = 168;
    private static final double HEIGHT = 18;

    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    /** Too small to be seen: it has the colour from the stylesheet. */
    private final Rectangle colour = new Rectangle();
    private double[] readings = {};

    Sparkline() {
        getStyleClass().add("sparkline");
        colour.getStyleClass().add("sparkline-bar");
        colour.setManaged(false);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(canvas, colour);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    /** Shows readings, the newest at the right. */
    void show(double[] newReadings) {
        readings = newReadings;
        double now = readings[readings.length - 1];
        setAccessibleText(now > 0 ? ByteCount.rounded((long) now) + " a second" : "no traffic");
        requestLayout();
    }

    /** Draws here, because by now the stylesheet has been looked at. */
    @Override
    protected void layoutChildren() {
        double most = Math.max(1, Arrays.stream(readings).max().orElse(1));
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, WIDTH, HEIGHT);
        pen.setFill(colour.getFill());
        pen.fillRect(0, HEIGHT - 1, WIDTH, 0.5);
        double step = WIDTH / InterfaceWatch.READINGS;
        for (int i = 0; i < readings.length; i++) {
            if (readings[i] > 0) {
                double height = Math.max(1, Math.round(readings[i] / most * (HEIGHT - 2)));
                pen.fillRect(Math.round(i * step), HEIGHT - 1 - height, Math.max(1, step - 1), height);
            }
        }
    }
}
