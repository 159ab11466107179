package org.nbdscope.app.gui.summary;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of the page with its heading. */
class Section extends VBox {

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

    /** Adds a sentence. */
    final void say(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("pane-note");
        note.setWrapText(true);
        getChildren().add(note);
    }
}
