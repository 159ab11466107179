package org.nbdscope.app.gui.findings;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The foot of the list of findings: where in the capture they are, and which keys help. */
final class AlongPane extends VBox {

    AlongPane(AlongCapture along) {
        getStyleClass().add("along");
        Label title = new Label("Along the capture");
        title.getStyleClass().add("along-title");
        title.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, hint("by message number; upper marks are requests, lower ones replies"));
        head.getStyleClass().add("along-head");
        head.visibleProperty().bind(along.visibleProperty());
        head.managedProperty().bind(along.managedProperty());
        Label keys = hint("Enter: go to the bytes    Ctrl+Enter: filter its messages");
        keys.getStyleClass().add("along-keys");
        getChildren().addAll(head, along, keys);
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        return label;
    }
}
