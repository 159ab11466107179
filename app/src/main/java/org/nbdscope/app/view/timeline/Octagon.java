package org.nbdscope.app.view.timeline;

/** The shape of an error. */
public final class Octagon {

    private Octagon() {
    }

    /** Paints one of a radius around a point, with a rim in the ground's colour so that it stands out from bars. */
    public static void paint(Surface surface, double x, double y, double radius, int colour, int ground) {
        polygon(surface, x, y, radius + 1, ground);
        polygon(surface, x, y, radius, colour);
    }

    private static void polygon(Surface surface, double x, double y, double radius, int colour) {
        double[] xs = new double[8];
        double[] ys = new double[8];
        for (int corner = 0; corner < 8; corner++) {
            double angle = Math.PI / 8 + corner * Math.PI / 4;
            xs[corner] = x + radius * Math.cos(angle);
            ys[corner] = y + radius * Math.sin(angle);
        }
        surface.polygon(xs, ys, 8, colour);
    }
}
