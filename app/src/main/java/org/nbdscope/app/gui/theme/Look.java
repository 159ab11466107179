package org.nbdscope.app.gui.theme;

/**
 * How everything is drawn.
 *
 * @param theme the colours
 * @param zoom  the size of text and rows, 1 for 100 %
 */
public record Look(Theme theme, double zoom) {

    /** Smallest size of text and rows. */
    public static final double MIN_ZOOM = 0.6;
    /** Largest size of text and rows. */
    public static final double MAX_ZOOM = 3;
    private static final double STEP = 1.1;

    /** The colours for what is drawn on a canvas. */
    public Palette palette() {
        return theme.palette();
    }

    /** The fonts at this size. */
    public Fonts fonts() {
        return new Fonts(zoom);
    }

    /** A length in pixels at 100 %, at this size; whole pixels. */
    public double px(double length) {
        return Math.round(length * zoom);
    }

    /** Larger. */
    public Look larger() {
        return new Look(theme, Math.min(MAX_ZOOM, zoom * STEP));
    }

    /** Smaller. */
    public Look smaller() {
        return new Look(theme, Math.max(MIN_ZOOM, zoom / STEP));
    }

    /** In another theme. */
    public Look with(Theme other) {
        return new Look(other, zoom);
    }

    /** At another size. */
    public Look with(double otherZoom) {
        return new Look(theme, otherZoom);
    }
}
