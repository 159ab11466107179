package org.nbdscope.app.view.timeline;

/** Shapes with equal sides: the octagon of an error, and a disc, which is one with many corners. */
public final class RegularPolygon {

    private static final int DISC_CORNERS = 20;

    private RegularPolygon() {
    }

    /** Paints an octagon of a radius around a point, with a rim in the ground's colour so that it stands out from bars. */
    static void octagon(Surface surface, double x, double y, double radius, int colour, int ground) {
        paint(surface, x, y, radius + 1, 8, ground);
        paint(surface, x, y, radius, 8, colour);
    }

    /** Paints a disc of a radius around a point. */
    public static void disc(Surface surface, double x, double y, double radius, int colour) {
        paint(surface, x, y, radius, DISC_CORNERS, colour);
    }

    /** A side is on top. */
    private static void paint(Surface surface, double x, double y, double radius, int corners, int colour) {
        double[] xs = new double[corners];
        double[] ys = new double[corners];
        for (int corner = 0; corner < corners; corner++) {
            double angle = Math.PI * (2 * corner + 1) / corners;
            xs[corner] = x + radius * Math.cos(angle);
            ys[corner] = y + radius * Math.sin(angle);
        }
        surface.polygon(xs, ys, corners, colour);
    }
}
