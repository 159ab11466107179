package org.nbdscope.app.view.timeline;

import org.nbdscope.dissector.findings.Severity;

/** The sign of a severity on a chart: an octagon with E, a triangle with W, a disc with N. Colour only repeats what shape and letter say. */
final class SeveritySign {

    /** Half the width of a sign with its rim, in logical pixels. */
    static final double RADIUS = 7;
    /** How much is left of a colour where the sign is dimmed; with less the letter is not read any more. */
    private static final double DIMMED = 0.35;
    private static final double RIM = 1;
    private static final int DISC_CORNERS = 20;
    private static final double BASELINE = 3;

    private SeveritySign() {
    }

    /**
     * Paints a sign around a point.
     *
     * @param dimmed whether it is of something that the filter leaves out
     */
    static void paint(Surface surface, Severity severity, double x, double y, TimelineColours colours, boolean dimmed) {
        int full = switch (severity) {
            case ERROR -> colours.error();
            case WARNING -> colours.warningFill();
            case NOTE -> colours.note();
        };
        int fill = dimmed ? TimelineColours.blend(full, colours.panel(), DIMMED) : full;
        switch (severity) {
            case ERROR -> Octagon.paint(surface, x, y, RADIUS - RIM, fill, colours.panel());
            case WARNING -> {
                triangle(surface, x, y, RADIUS + RIM, colours.panel());
                triangle(surface, x, y, RADIUS, fill);
            }
            case NOTE -> {
                disc(surface, x, y, RADIUS, colours.panel());
                disc(surface, x, y, RADIUS - RIM, fill);
            }
        }
        boolean triangle = severity == Severity.WARNING;
        surface.text(severity.name().substring(0, 1), x, y + BASELINE + (triangle ? 1.5 : 0), TextStyle.LETTER, Surface.Align.CENTRE,
                triangle ? colours.ink() : colours.panel());
    }

    private static void triangle(Surface surface, double x, double y, double radius, int colour) {
        surface.polygon(new double[] {x - radius, x, x + radius}, new double[] {y + radius - 1, y - radius, y + radius - 1}, 3, colour);
    }

    private static void disc(Surface surface, double x, double y, double radius, int colour) {
        double[] xs = new double[DISC_CORNERS];
        double[] ys = new double[DISC_CORNERS];
        for (int corner = 0; corner < DISC_CORNERS; corner++) {
            double angle = 2 * Math.PI * corner / DISC_CORNERS;
            xs[corner] = x + radius * Math.cos(angle);
            ys[corner] = y + radius * Math.sin(angle);
        }
        surface.polygon(xs, ys, DISC_CORNERS, colour);
    }
}
