package org.nbdscope.app.gui.coverage;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.timeline.ChartLayer;
import org.nbdscope.app.view.coverage.CoverageSheet;
import org.nbdscope.app.view.coverage.ChartContent;
import org.nbdscope.app.view.timeline.SvgSurface;

/** The coverage chart as a picture by itself, with title and legend, for files. */
public final class CoverageImage {

    private CoverageImage() {
    }

    /**
     * An image of {@code width * scale} by {@code height * scale} pixels. Belongs to the thread of the window.
     *
     * @param scale device pixels of a logical one
     */
    public static WritableImage of(ChartContent content, double width, double height, double scale, Palette palette) {
        Canvas canvas = new Canvas(Math.ceil(width * scale), Math.ceil(height * scale));
        canvas.getGraphicsContext2D().scale(scale, scale);
        new CoverageSheet(content, width, height).paint(ChartLayer.surface().on(canvas.getGraphicsContext2D(), scale),
                ChartColours.of(palette));
        return canvas.snapshot(null, null);
    }

    /** An SVG document; needs no toolkit. */
    public static String svg(ChartContent content, double width, double height, Palette palette) {
        SvgSurface surface = new SvgSurface(width, height);
        CoverageSheet sheet = new CoverageSheet(content, width, height);
        sheet.paint(surface, ChartColours.of(palette));
        return surface.document(sheet.description());
    }
}
