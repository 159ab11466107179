package org.nbdscope.app.gui.timeline;

import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.view.timeline.Surface;

/**
 * A canvas of a chart. It is painted when it is stale and asked to, which is once a pulse where its owner asks while it is laid out.
 * Painters know only text at 100 %: where text is larger, so is all they paint.
 */
public final class ChartLayer {

    /** Width of the ring around a chart that has the keyboard, in logical pixels. */
    private static final double FOCUS_RING = 2;

    /** Paints a layer. */
    public interface Painter {

        /**
         * Paints all of it.
         *
         * @param width  of the layer, in pixels at 100 %
         * @param height of the layer, in pixels at 100 %
         */
        void paint(Surface surface, double width, double height);
    }

    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = surface();
    private final boolean transparent;
    private boolean stale = true;

    /** @param transparent whether what is below is seen through it: it is cleared before it is painted */
    public ChartLayer(boolean transparent) {
        this.transparent = transparent;
    }

    /** What a chart is painted on. */
    public static CanvasSurface surface() {
        return new CanvasSurface(Fonts.textFamily(), Fonts.monoFamily());
    }

    /** The node to be shown. */
    public Canvas canvas() {
        return canvas;
    }

    /** It is to be painted anew. */
    public void stale() {
        stale = true;
    }

    /** Where it is in its parent, in pixels of the window; of another size it is stale. */
    public void place(double x, double y, double width, double height) {
        canvas.relocate(x, y);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
    }

    /**
     * Paints it where it is stale.
     *
     * @param zoom size of text, 1 for 100 %
     * @return whether it was
     */
    public boolean paint(double zoom, Painter painter) {
        if (!stale) {
            return false;
        }
        stale = false;
        double width = canvas.getWidth() / zoom;
        double height = canvas.getHeight() / zoom;
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.setTransform(zoom, 0, 0, zoom, 0, 0);
        if (transparent) {
            context.clearRect(0, 0, width, height);
        }
        painter.paint(surface.on(context, zoom * deviceScale(canvas)), width, height);
        return true;
    }

    /** Device pixels of a logical one where a node is shown; at least 1. */
    public static double deviceScale(Node node) {
        return node.getScene() == null || node.getScene().getWindow() == null ? 1
                : Math.max(1, node.getScene().getWindow().getRenderScaleX());
    }

    /** The ring around a chart that has the keyboard. */
    public static void focusRing(Surface surface, double width, double height, int colour) {
        surface.frame(FOCUS_RING / 2, FOCUS_RING / 2, width - FOCUS_RING, height - FOCUS_RING, 0, colour, FOCUS_RING);
    }
}
