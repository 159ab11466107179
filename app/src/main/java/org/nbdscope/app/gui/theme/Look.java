package org.nbdscope.app.gui.theme;

/**
 * How everything is drawn.
 *
 * @param theme the colours
 * @param zoom  the size of text and rows, 1 for 100 %
 * @param taste what somebody chose instead
 */
public record Look(Theme theme, double zoom, Taste taste) {

    /** Smallest size of text and rows. */
    public static final double MIN_ZOOM = 0.6;
    /** Largest size of text and rows. */
    public static final double MAX_ZOOM = 3;
    private static final double STEP = 1.1;

    /** With what the program comes with. */
    public Look(Theme theme, double zoom) {
        this(theme, zoom, Taste.NONE);
    }

    /** The colours for what is drawn on a canvas. */
    public Palette palette() {
        return Palette.of(theme, taste);
    }

    /** The fonts at this size. */
    public Fonts fonts() {
        return new Fonts(zoom, taste);
    }

    /** A length in pixels at 100 %, at this size; whole pixels. */
    public double px(double length) {
        return Math.round(length * zoom);
    }

    /** Larger. */
    public Look larger() {
        return new Look(theme, Math.min(MAX_ZOOM, zoom * STEP), taste);
    }

    /** Smaller. */
    public Look smaller() {
        return new Look(theme, Math.max(MIN_ZOOM, zoom / STEP), taste);
    }

    /** In another theme. */
    public Look with(Theme other) {
        return new Look(other, zoom, taste);
    }

    /** At another size. */
    public Look with(double otherZoom) {
        return new Look(theme, otherZoom, taste);
    }

    /** In another taste. */
    public Look with(Taste other) {
        return new Look(theme, zoom, other);
    }
}
