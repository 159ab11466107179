package org.nbdscope.app.gui.summary;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.theme.Look;

/** A part of the page with its heading. */
class Section extends VBox {

    private static final int MOST_ROWS = 14;
    private static final double SCROLLED_HEIGHT = 300;

    private final HBox head;

    Section(String name, String hint) {
        Label title = new Label(name);
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(hint);
        words.getStyleClass().add("hint");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head = new HBox(title, words, space);
        head.getStyleClass().add("pane-head");
        getChildren().add(head);
        getStyleClass().add("pane");
    }

    /** Puts something at the right end of the heading. */
    final void beside(Node node) {
        head.getChildren().add(node);
    }

    /** Adds content. */
    final void put(Node... nodes) {
        getChildren().addAll(nodes);
    }

    /** Adds a table, which scrolls by itself where it has more rows than leave room for the rest of the page. */
    final void put(CellGrid grid, Look look) {
        if (grid.next() <= MOST_ROWS) {
            put(grid);
            return;
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(look.px(SCROLLED_HEIGHT));
        scroll.setPrefHeight(look.px(SCROLLED_HEIGHT));
        put(scroll);
    }

    /** Adds a sentence. */
    final void say(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("pane-note");
        note.setWrapText(true);
        getChildren().add(note);
    }
}
