package org.nbdscope.app.gui.coverage;

import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.timeline.ChartLayer;
import org.nbdscope.app.view.coverage.ColumnBins;
import org.nbdscope.app.view.coverage.DiskPainter;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.dissector.analysis.MapCause;

/** What coverage and summary have in common: stylesheet, legend entries, strips of the disk. */
public final class Charts {

    private static final int SWATCH_WIDTH = 18;
    private static final int SWATCH_HEIGHT = 10;

    private Charts() {
    }

    /** Gives a view the styles of the charts. */
    public static void style(Parent view) {
        view.getStylesheets().add(Charts.class.getResource("/org/nbdscope/app/gui/charts.css").toExternalForm());
    }

    /** A legend entry for a cause. */
    public static Label cause(MapCause cause) {
        return new Label(cause.label(), square(cause));
    }

    /** The square of a cause's colour. */
    static Region square(MapCause cause) {
        Region square = new Region();
        square.setMinSize(9, 9);
        square.setMaxSize(9, 9);
        square.setStyle("-fx-background-color: " + Causes.token(cause) + "; -fx-background-radius: 2;");
        return square;
    }

    /** A small picture of a status. */
    public static Canvas swatch(Palette palette, StatusKind kind, long value) {
        Canvas canvas = new Canvas(SWATCH_WIDTH, SWATCH_HEIGHT);
        new DiskPainter(ChartLayer.surface().on(canvas.getGraphicsContext2D(), 1), ChartColours.of(palette))
                .swatch(kind, value, 0, 0, SWATCH_WIDTH, SWATCH_HEIGHT);
        return canvas;
    }

    /** A whole row of bins on a canvas of its size. */
    public static void strip(Canvas canvas, Palette palette, ColumnBins bins, double scale) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        new DiskPainter(ChartLayer.surface().on(g, scale), ChartColours.of(palette)).row(bins, 0, 0, canvas.getHeight());
    }
}
