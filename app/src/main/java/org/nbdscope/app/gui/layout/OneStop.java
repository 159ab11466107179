package org.nbdscope.app.gui.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;

/**
 * Makes the links of a table, or the lines of a list, one stop on the way of the Tab key. Arrow keys go from one to the next as they stand,
 * Home and End to the first and the last; Tab comes back to the one that had the keyboard last.
 */
public final class OneStop {

    private final Parent area;
    private final List<Node> parts = new ArrayList<>();

    /** @param area holds the parts, however deep */
    public OneStop(Parent area) {
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed); // before a part takes arrow keys itself
    }

    /** Adds a part that can have the keyboard. */
    public void add(Node part) {
        part.setFocusTraversable(parts.isEmpty());
        parts.add(part);
        part.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                parts.forEach(each -> each.setFocusTraversable(each == part));
            }
        });
    }

    /** The parts are gone, and others follow. */
    public void clear() {
        parts.clear();
    }

    private void pressed(KeyEvent event) {
        Node from = parts.stream().filter(Node::isFocused).findFirst().orElse(null);
        if (from == null || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        Optional<Node> to;
        switch (event.getCode()) {
            case HOME -> to = Optional.of(parts.get(0));
            case END -> to = Optional.of(parts.get(parts.size() - 1));
            case UP -> to = nearest(from, part -> place(part).getMaxY() <= middleY(from), part -> -place(part).getMaxY(),
                    part -> Math.abs(middleX(part) - middleX(from)));
            case DOWN -> to = nearest(from, part -> place(part).getMinY() >= middleY(from), part -> place(part).getMinY(),
                    part -> Math.abs(middleX(part) - middleX(from)));
            case LEFT -> to = nearest(from, part -> beside(part, from) && middleX(part) < middleX(from), part -> -middleX(part), part -> 0);
            case RIGHT -> to = nearest(from, part -> beside(part, from) && middleX(part) > middleX(from), this::middleX, part -> 0);
            default -> {
                return;
            }
        }
        to.ifPresent(part -> {
            part.requestFocus();
            reveal(part);
        });
        event.consume(); // also at the end: the page does not scroll away from the one that has the keyboard
    }

    private Optional<Node> nearest(Node from, Predicate<Node> onTheWay, ToDoubleFunction<Node> first, ToDoubleFunction<Node> then) {
        return parts.stream().filter(part -> part != from).filter(onTheWay)
                .min(Comparator.comparingDouble(first).thenComparingDouble(then));
    }

    private Bounds place(Node part) {
        return area.sceneToLocal(part.localToScene(part.getLayoutBounds()));
    }

    private double middleX(Node part) {
        return place(part).getCenterX();
    }

    private double middleY(Node part) {
        return place(part).getCenterY();
    }

    /** Whether parts stand in the same line. */
    private boolean beside(Node part, Node other) {
        return place(part).getMinY() < middleY(other) && place(part).getMaxY() > middleY(other);
    }

    /** Scrolls whatever holds a part as far as it takes to show it: the toolkit does so for the Tab key only. */
    private static void reveal(Node part) {
        for (Node around = part.getParent(); around != null; around = around.getParent()) {
            if (around instanceof ScrollPane scroll && scroll.getContent() != null) {
                Node content = scroll.getContent();
                double seen = scroll.getViewportBounds().getHeight();
                double hidden = content.getLayoutBounds().getHeight() - seen;
                if (hidden > 0) {
                    Bounds place = content.sceneToLocal(part.localToScene(part.getLayoutBounds()));
                    double top = scroll.getVvalue() * hidden;
                    double wanted = Math.min(place.getMinY(), Math.max(top, place.getMaxY() - seen));
                    scroll.setVvalue(Math.max(0, Math.min(1, wanted / hidden)));
                }
            }
        }
    }
}
