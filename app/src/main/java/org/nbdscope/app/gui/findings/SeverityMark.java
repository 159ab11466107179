package org.nbdscope.app.gui.findings;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.dissector.findings.Severity;

/** The sign of a severity: an octagon with E, a triangle with W, a disc with N. The colour only repeats what shape and letter say. */
public final class SeverityMark extends StackPane {

    private static final int CORNERS = 8;

    /** A mark of a severity, as large as the text around it wants it. */
    public SeverityMark(Severity severity) {
        getStyleClass().addAll("severity-mark", severity.label());
        Region shape = new Region();
        shape.getStyleClass().add("severity-shape");
        Text letter = new Text(severity.name().substring(0, 1));
        letter.getStyleClass().add("severity-letter");
        getChildren().addAll(shape, letter);
        setMouseTransparent(true);
    }

    private static double angle(int corner) {
        return Math.PI / CORNERS + corner * 2 * Math.PI / CORNERS;
    }

    /** Draws the same sign on a canvas around a point. */
    static void draw(GraphicsContext g, Severity severity, double x, double y, double radius, Look look) {
        Palette palette = look.palette();
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(look.fonts().strong(severity == Severity.WARNING ? 6.5 : 8));
        switch (severity) {
            case ERROR -> {
                double[] xs = new double[CORNERS];
                double[] ys = new double[CORNERS];
                for (int corner = 0; corner < CORNERS; corner++) {
                    xs[corner] = x + radius * Math.cos(angle(corner));
                    ys[corner] = y + radius * Math.sin(angle(corner));
                }
                g.setFill(palette.error());
                g.fillPolygon(xs, ys, CORNERS);
            }
            case WARNING -> {
                g.setFill(palette.warningfill());
                g.fillPolygon(new double[] {x - radius - 1, x, x + radius + 1}, new double[] {y + radius, y - radius - 1, y + radius}, 3);
            }
            case NOTE -> {
                g.setFill(palette.note());
                g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            }
        }
        g.setFill(severity == Severity.WARNING ? Color.BLACK : palette.panel());
        g.fillText(severity.name().substring(0, 1), x, severity == Severity.WARNING ? y + radius * 0.35 : y);
    }
}
