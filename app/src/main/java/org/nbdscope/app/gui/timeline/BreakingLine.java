package org.nbdscope.app.gui.timeline;

import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** Parts beside each other, which want one line and get as many as they need. */
final class BreakingLine extends FlowPane {

    @Override
    protected double computePrefWidth(double height) {
        double parts = getManagedChildren().stream().mapToDouble(BreakingLine::width).sum();
        double gaps = snapSpaceX(getHgap()) * Math.max(0, getManagedChildren().size() - 1);
        return snappedLeftInset() + parts + gaps + snappedRightInset();
    }

    private static double width(Node part) {
        return Math.ceil(part.prefWidth(-1));
    }
}
