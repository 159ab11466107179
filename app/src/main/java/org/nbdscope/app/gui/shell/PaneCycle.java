package org.nbdscope.app.gui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Leads the keyboard from pane to pane: whatever has the style class {@code pane}, in the order of the window. */
final class PaneCycle {

    private static final String PANE = "pane";

    private final Scene scene;
    private final Node first;

    /** @param first comes before the panes */
    PaneCycle(Scene scene, Node first) {
        this.scene = scene;
        this.first = first;
    }

    /** Goes on by so many panes; below 0 backwards. */
    void move(int step) {
        List<Node> panes = new ArrayList<>();
        panes.add(first);
        collect(scene.getRoot(), panes);
        panes.removeIf(pane -> target(pane) == null);
        if (panes.isEmpty()) {
            return;
        }
        int now = panes.indexOf(around(panes, scene.getFocusOwner()));
        int next = now < 0 ? 0 : Math.floorMod(now + step, panes.size());
        target(panes.get(next)).requestFocus();
    }

    private static void collect(Node node, List<Node> panes) {
        if (!node.isVisible()) {
            return;
        }
        if (node.getStyleClass().contains(PANE)) {
            panes.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, panes));
        }
    }

    private static Node around(List<Node> panes, Node owner) {
        Node node = owner;
        while (node != null && !panes.contains(node)) {
            node = node.getParent();
        }
        return node;
    }

    /** What a pane is about is the largest thing in it that can have the keyboard; null for none. */
    private static Node target(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        Node best = node.isFocusTraversable() ? node : null;
        if (best == null && node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node target = target(child);
                if (target != null && (best == null || area(target) > area(best))) {
                    best = target;
                }
            }
        }
        return best;
    }

    private static double area(Node node) {
        return node.getLayoutBounds().getWidth() * node.getLayoutBounds().getHeight();
    }
}
