package org.nbdscope.app.gui.timeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A row whose parts get their room in the order of their importance, which is not that of their places. A part that would get less than its
 * least is hidden. Who gets how much is decided when the row is laid out: styles are applied by then, and texts have their sizes.
 */
class FoldingRow extends HBox {

    /** How wide a part may be. */
    private record Wish(double least, double most) {
    }

    private final Map<Node, Wish> wishes = new LinkedHashMap<>();
    private final Node gap = new Region();

    /** Stands between the parts at the left and those at the right, and gets what these leave. */
    final Node gap() {
        return gap;
    }

    /** The next important part: it is as wide as it wants to be, or hidden. */
    final void rank(Node part) {
        rank(part, Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /**
     * The next important part. It can be cut.
     *
     * @param least the width, in pixels, below which nothing of it makes sense
     * @param most  the width that it never exceeds
     */
    final void rank(Node part, double least, double most) {
        wishes.put(part, new Wish(least, most));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double spacing = snapSpaceX(getSpacing());
        double left = getWidth() - snappedLeftInset() - snappedRightInset() + spacing;
        Map<Node, Double> widths = new HashMap<>();
        for (Map.Entry<Node, Wish> wish : wishes.entrySet()) {
            Node part = wish.getKey();
            double wanted = Math.min(snapSizeX(part.prefWidth(-1)), wish.getValue().most());
            double width = Math.min(wanted, left - spacing);
            boolean fits = part.isManaged() && wanted > 0 && width >= Math.min(wanted, wish.getValue().least());
            part.setVisible(fits);
            if (fits) {
                widths.put(part, width);
                left -= width + spacing;
            }
        }
        double x = snappedLeftInset();
        for (Node child : getChildren()) {
            if (child == gap) {
                x += Math.max(0, left);
            } else if (widths.containsKey(child)) {
                layoutInArea(child, x, snappedTopInset(), widths.get(child), height, 0, HPos.LEFT, VPos.CENTER);
                x += widths.get(child) + spacing;
            }
        }
    }
}
