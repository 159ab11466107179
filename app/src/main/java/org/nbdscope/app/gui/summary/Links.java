package org.nbdscope.app.gui.summary;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.nbdscope.app.gui.layout.OneStop;

/** Lets parts of an area of the page lead somewhere, for the mouse and for the keyboard. */
final class Links {

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final OneStop stop;

    Links(Parent area) {
        stop = new OneStop(area);
    }

    /** Lets a row, or some of its cells, lead somewhere: a double click on any of them, or Enter on the first. */
    void row(String spoken, Runnable go, Node... cells) {
        for (Node cell : cells) {
            cell.getStyleClass().add("sum-link");
            cell.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    go.run();
                }
            });
            cell.hoverProperty().addListener((property, before, now) -> {
                for (Node other : cells) {
                    other.pseudoClassStateChanged(LIT, now);
                }
            });
            Tooltip.install(cell, new Tooltip(spoken + " (double click or Enter)"));
        }
        key(spoken, go, cells[0]);
    }

    /** Lets something lead somewhere with a single click, or Enter. */
    void click(String spoken, Runnable go, Node node) {
        node.getStyleClass().add("sum-link");
        node.setOnMouseClicked(event -> go.run());
        node.hoverProperty().addListener((property, before, now) -> node.pseudoClassStateChanged(LIT, now));
        key(spoken, go, node);
    }

    private void key(String spoken, Runnable go, Node node) {
        stop.add(node);
        node.setAccessibleRole(AccessibleRole.HYPERLINK);
        node.setAccessibleText(spoken);
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                go.run();
                event.consume();
            }
        });
    }
}
