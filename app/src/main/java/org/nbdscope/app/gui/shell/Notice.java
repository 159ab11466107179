package org.nbdscope.app.gui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nbdscope.app.gui.theme.Icons;

/** A line above the views with something one should know about the file, until it is closed. */
final class Notice extends HBox {

    private final Label text = new Label();
    private String dismissed;

    Notice() {
        getStyleClass().add("notice");
        setId("notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button();
        close.setGraphic(Icons.CLOSE.node());
        close.getStyleClass().add("tool");
        close.setAccessibleText("Close this notice");
        close.setOnAction(event -> {
            dismissed = text.getText();
            show(null);
        });
        getChildren().addAll(Icons.WARNING.node(), text, close);
        show(null);
    }

    /** Shows a line, unless it was closed before; null for none. */
    void show(String line) {
        boolean shown = line != null && !line.equals(dismissed);
        if (shown) {
            text.setText(line);
        }
        setVisible(shown);
        setManaged(shown);
    }

    /** Another file: its notices are new. */
    void reset() {
        dismissed = null;
        show(null);
    }
}
