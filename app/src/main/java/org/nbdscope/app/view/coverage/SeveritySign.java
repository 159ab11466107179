package org.nbdscope.app.view.coverage;

import java.util.Locale;
import org.nbdscope.app.view.timeline.Octagon;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.dissector.findings.Severity;

/** The mark of a severity on a chart: octagon, triangle or disc with its letter, so that the colour never says it alone. */
final class SeveritySign {

    private static final int DISC_CORNERS = 20;
    private static final double LETTER = 3.6;

    private SeveritySign() {
    }

    static void paint(Surface surface, Severity severity, double x, double y, double radius, CoverageColours colours) {
        int fill = colours.of(severity);
        switch (severity) {
            case ERROR -> Octagon.paint(surface, x, y, radius, fill, colours.panel());
            case WARNING -> surface.polygon(new double[] {x - radius, x, x + radius}, new double[] {y + radius - 1, y - radius, y
                    + radius - 1}, 3, fill);
            case NOTE -> disc(surface, x, y, radius, fill);
        }
        String letter = severity.label().substring(0, 1).toUpperCase(Locale.ROOT);
        surface.text(letter, x, y + LETTER + (severity == Severity.WARNING ? 1 : 0), TextStyle.AXIS, Surface.Align.CENTRE,
                colours.textOn(fill));
    }

    /** A disc as a polygon. */
    static void disc(Surface surface, double x, double y, double radius, int colour) {
        double[] xs = new double[DISC_CORNERS];
        double[] ys = new double[DISC_CORNERS];
        for (int i = 0; i < DISC_CORNERS; i++) {
            double angle = 2 * Math.PI * i / DISC_CORNERS;
            xs[i] = x + radius * Math.cos(angle);
            ys[i] = y + radius * Math.sin(angle);
        }
        surface.polygon(xs, ys, DISC_CORNERS, colour);
    }
}
