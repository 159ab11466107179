package org.nbdscope.app.gui.messages;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.TextWidths;
import org.nbdscope.dissector.findings.Severity;

/** Draws the sign of a severity: an octagon with E, a triangle with W, a disc with N. */
final class SeverityShape {

    private static final double SIZE = 14;
    private static final double[] OCTAGON = {0.3, 0.7, 1, 1, 0.7, 0.3, 0, 0};
    /** A triangle is wider below: its letter stands lower. */
    private static final double TRIANGLE_DROP = 2;
    /** The letter on yellow is dark in both themes. */
    private static final double LETTER_BRIGHTNESS = 0.15;

    private final Palette palette;
    private final Fonts fonts;
    private final double size;
    private final TextWidths widths;

    SeverityShape(Look look) {
        palette = look.palette();
        fonts = look.fonts();
        size = look.px(SIZE);
        widths = new TextWidths(fonts.strong(Fonts.AXIS));
    }

    /** Width and height in pixels. */
    double size() {
        return size;
    }

    /** Draws it, its left at {@code x}; changes font and alignment. */
    void draw(GraphicsContext g, Severity severity, double x, double middle) {
        double y = Math.round(middle - size / 2);
        g.setFill(switch (severity) {
            case ERROR -> palette.error();
            case WARNING -> palette.warningfill();
            case NOTE -> palette.note();
        });
        switch (severity) {
            case ERROR -> octagon(g, x, y);
            case WARNING -> g.fillPolygon(new double[] {x, x + size / 2, x + size}, new double[] {y + size, y, y + size}, 3);
            case NOTE -> g.fillOval(x, y, size, size);
        }
        g.setFill(severity == Severity.WARNING ? palette.warningfill().deriveColor(0, 1, LETTER_BRIGHTNESS, 1) : palette.panel());
        g.setFont(fonts.strong(Fonts.AXIS));
        g.setTextAlign(TextAlignment.CENTER);
        double drop = severity == Severity.WARNING ? TRIANGLE_DROP : 0;
        g.fillText(severity.name().substring(0, 1), x + size / 2, y + widths.baseline(size) + drop);
    }

    private void octagon(GraphicsContext g, double x, double y) {
        double[] xs = new double[OCTAGON.length];
        double[] ys = new double[OCTAGON.length];
        for (int i = 0; i < OCTAGON.length; i++) {
            xs[i] = x + size * OCTAGON[i];
            ys[i] = y + size * OCTAGON[(i + 6) % OCTAGON.length];
        }
        g.fillPolygon(xs, ys, xs.length);
    }
}
