package org.nbdscope.app.gui.findings;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.nbdscope.dissector.findings.Severity;

/** The sign of a severity: an octagon with E, a triangle with W, a disc with N. The colour only repeats what shape and letter say. */
public final class SeverityMark extends StackPane {

    private static final double RADIUS = 7;

    /** A mark of a severity. */
    public SeverityMark(Severity severity) {
        getStyleClass().addAll("severity-mark", severity.label());
        Shape shape = switch (severity) {
            case ERROR -> octagon();
            case WARNING -> new Polygon(-1, 2 * RADIUS, RADIUS, -1, 2 * RADIUS + 1, 2 * RADIUS);
            case NOTE -> new Circle(RADIUS);
        };
        shape.getStyleClass().add("severity-shape");
        Text letter = new Text(severity.name().substring(0, 1));
        letter.getStyleClass().add("severity-letter");
        if (severity == Severity.WARNING) {
            letter.setTranslateY(2.5); // a triangle is wider below
        }
        getChildren().addAll(shape, letter);
        setMinSize(2 * RADIUS + 2, 2 * RADIUS + 2);
        setMaxSize(2 * RADIUS + 2, 2 * RADIUS + 2);
        setMouseTransparent(true);
    }

    private static Polygon octagon() {
        Polygon octagon = new Polygon();
        for (int corner = 0; corner < 8; corner++) {
            double angle = Math.PI / 8 + corner * Math.PI / 4;
            octagon.getPoints().addAll(RADIUS * Math.cos(angle), RADIUS * Math.sin(angle));
        }
        return octagon;
    }
}
