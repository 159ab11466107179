package org.nbdscope.app.gui.timeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A row whose parts get their room in the order of their importance, which is not that of their places. A part that would get less than its
 * least is hidden; one part may have lines of its own instead. Who gets how much is decided when the row is laid out: styles are applied by
 * then, and texts have their sizes.
 */
class FoldingRow extends HBox {

    /** How wide a part may be. */
    private record Wish(double least, double most) {
    }

    private final Map<Node, Wish> wishes = new LinkedHashMap<>();
    private final Node gap = new Region();
    private Region below;

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

    /**
     * The least important part: where there is no room for it beside the others it gets lines of its own below them.
     *
     * @param part is as wide as it wants to be, or breaks its lines
     */
    final void breaks(Region part) {
        below = part;
        requestLayout();
    }

    /**
     * The first line.
     *
     * @param widths of the parts that have room in it
     * @param left   what these leave, in pixels
     * @param broken whether the least important part has to go below it
     */
    private record Line(Map<Node, Double> widths, double left, boolean broken) {
    }

    private Line line(double width) {
        double spacing = snapSpaceX(getSpacing());
        double left = width - snappedLeftInset() - snappedRightInset() + spacing;
        Map<Node, Double> widths = new HashMap<>();
        for (Map.Entry<Node, Wish> wish : wishes.entrySet()) {
            Node part = wish.getKey();
            double wanted = Math.min(snapSizeX(part.prefWidth(-1)), wish.getValue().most());
            double given = Math.min(wanted, left - spacing);
            if (part.isManaged() && wanted > 0 && given >= Math.min(wanted, wish.getValue().least())) {
                widths.put(part, given);
                left -= given + spacing;
            }
        }
        double wanted = below == null || !below.isManaged() ? 0 : snapSizeX(below.prefWidth(-1));
        boolean beside = wanted > 0 && wanted <= left - spacing;
        if (beside) {
            widths.put(below, wanted);
            left -= wanted + spacing;
        }
        return new Line(widths, left, wanted > 0 && !beside);
    }

    /** Height of the lines below the first, with their margin. */
    private double belowHeight(double width) {
        return snapSizeY(below.prefHeight(width - snappedLeftInset() - snappedRightInset())) + snappedBottomInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double parts = wishes.keySet().stream().filter(Node::isManaged).mapToDouble(part -> part.prefHeight(-1)).max().orElse(0);
        double first = Math.max(getMinHeight(), snappedTopInset() + parts + snappedBottomInset());
        return snapSizeY(first + (width >= 0 && line(width).broken ? belowHeight(width) : 0));
    }

    @Override
    protected void layoutChildren() {
        Line line = line(getWidth());
        double lower = line.broken ? belowHeight(getWidth()) : 0;
        double height = getHeight() - lower - snappedTopInset() - snappedBottomInset();
        double spacing = snapSpaceX(getSpacing());
        wishes.keySet().forEach(part -> part.setVisible(line.widths.containsKey(part)));
        double x = snappedLeftInset();
        for (Node child : getChildren()) {
            if (child == gap) {
                x += Math.max(0, line.left);
            } else if (line.widths.containsKey(child)) {
                layoutInArea(child, x, snappedTopInset(), line.widths.get(child), height, 0, HPos.LEFT, VPos.CENTER);
                x += line.widths.get(child) + spacing;
            }
        }
        if (line.broken) {
            layoutInArea(below, snappedLeftInset(), getHeight() - lower, getWidth() - snappedLeftInset() - snappedRightInset(),
                    lower - snappedBottomInset(), 0, HPos.LEFT, VPos.CENTER);
        }
    }
}
