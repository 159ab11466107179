package org.nbdscope.app.view.timeline;

import org.nbdscope.dissector.findings.Severity;

/**
 * The sign of a severity on a chart: an octagon with E, a triangle with W, a disc with N. Colour only repeats what shape and letter say.
 */
public final class SeveritySign {

    /** Half the width of a sign with its rim, in logical pixels. */
    public static final double RADIUS = 7;
    private static final double RIM = 1;
    private static final double BASELINE = 3;
    /** The middle of a triangle's area is lower than that of its height. */
    private static final double LOWER = 1.5;

    /**
     * The colours of a sign.
     *
     * @param fill   of the shape
     * @param rim    of the ground, which sets it apart from what is below
     * @param letter can be read on the fill
     */
    public record Colours(int fill, int rim, int letter) {
    }

    private SeveritySign() {
    }

    /** Paints a sign around a point. */
    public static void paint(Surface surface, Severity severity, double x, double y, Colours colours) {
        switch (severity) {
            case ERROR -> RegularPolygon.octagon(surface, x, y, RADIUS - RIM, colours.fill, colours.rim);
            case WARNING -> {
                triangle(surface, x, y, RADIUS + RIM, colours.rim);
                triangle(surface, x, y, RADIUS, colours.fill);
            }
            case NOTE -> {
                RegularPolygon.disc(surface, x, y, RADIUS, colours.rim);
                RegularPolygon.disc(surface, x, y, RADIUS - RIM, colours.fill);
            }
        }
        surface.text(severity.name().substring(0, 1), x, y + BASELINE + (severity == Severity.WARNING ? LOWER : 0), TextStyle.LETTER,
                Surface.Align.CENTRE, colours.letter);
    }

    private static void triangle(Surface surface, double x, double y, double radius, int colour) {
        surface.polygon(new double[] {x - radius, x, x + radius}, new double[] {y + radius - 1, y - radius, y + radius - 1}, 3, colour);
    }
}
