package org.nbdscope.app.gui.timeline;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.view.timeline.PictureKind;
import org.nbdscope.app.view.timeline.SvgSurface;
import org.nbdscope.app.view.timeline.TimelineIndex;
import org.nbdscope.app.view.timeline.TimelinePicture;
import org.nbdscope.app.view.timeline.TimelineView;
import org.nbdscope.app.view.timeline.TimeWindow;
import org.nbdscope.dissector.model.CaptureModel;

/** The timeline as a picture by itself, with title and legend, for files. Belongs to the thread of the window. */
public final class TimelineImage {

    private TimelineImage() {
    }

    /**
     * Draws a view as it is.
     *
     * @param canvas is drawn on; its coordinates are logical pixels
     * @param width  in logical pixels
     * @param height in logical pixels
     * @param scale  device pixels of a logical one
     * @param sans   family of text
     * @param mono   family of figures
     */
    public static void draw(GraphicsContext canvas, double width, double height, double scale, Palette palette, TimelineView view,
            String sans, String mono) {
        CanvasSurface surface = new CanvasSurface(sans, mono).on(canvas, scale);
        TimelinePicture picture = new TimelinePicture(view, PictureKind.SHEET);
        picture.paint(surface, width, height, ThemeColours.of(palette));
        picture.paintOverlay(surface, ThemeColours.of(palette), TimelineView.NONE, false);
    }

    /**
     * Draws a model that is complete.
     *
     * @param window the time shown; null for the whole capture
     */
    public static void draw(GraphicsContext canvas, double width, double height, double scale, Palette palette, CaptureModel model,
            TimeWindow window, String sans, String mono) {
        TimelineIndex index = new TimelineIndex(model);
        index.advance(Integer.MAX_VALUE);
        index.finish();
        TimelineView view = new TimelineView(index);
        if (window != null) {
            view.window().set(window);
        }
        draw(canvas, width, height, scale, palette, view, sans, mono);
    }

    /** A view as an image of {@code width * scale} by {@code height * scale} pixels. */
    public static WritableImage of(TimelineView view, double width, double height, double scale, Palette palette, String sans,
            String mono) {
        Canvas canvas = new Canvas(Math.ceil(width * scale), Math.ceil(height * scale));
        canvas.getGraphicsContext2D().scale(scale, scale);
        draw(canvas.getGraphicsContext2D(), width, height, scale, palette, view, sans, mono);
        return canvas.snapshot(new SnapshotParameters(), null);
    }

    /** A view as an SVG document; needs no toolkit. */
    public static String svg(TimelineView view, double width, double height, Palette palette) {
        SvgSurface surface = new SvgSurface(width, height);
        TimelinePicture picture = new TimelinePicture(view, PictureKind.SHEET);
        picture.paint(surface, width, height, ThemeColours.of(palette));
        picture.paintOverlay(surface, ThemeColours.of(palette), TimelineView.NONE, false);
        return surface.document(view.description());
    }
}
