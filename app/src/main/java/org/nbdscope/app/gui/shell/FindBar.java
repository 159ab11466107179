package org.nbdscope.app.gui.shell;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.TextSearch;
import org.nbdscope.app.view.Workspace;

/** Looks for text in the list. */
final class FindBar extends HBox {

    private final Workspace workspace;
    private final MessageList list;
    private final TextSearch search = new TextSearch();
    private final TextField field = new TextField();
    private final Label result = new Label();

    FindBar(Workspace workspace, MessageList list) {
        this.workspace = workspace;
        this.list = list;
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label("Find text");
        label.setLabelFor(field);
        field.setId("find");
        field.setPrefColumnCount(36);
        field.setPromptText("in message, summary, status, flags or connection");
        field.setOnAction(event -> find(true));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show(false);
                event.consume();
            }
        });
        result.getStyleClass().add("hint");
        getChildren().addAll(label, field, button(Icons.PREVIOUS, "Previous (Ctrl+B)", () -> find(false)),
                button(Icons.NEXT, "Next (Ctrl+N)", () -> find(true)), result, button(Icons.CLOSE, "Close (Escape)", () -> show(false)));
        setVisible(false);
        setManaged(false);
    }

    private static Button button(Icons icon, String tip, Runnable work) {
        Button button = new Button();
        button.setGraphic(icon.node());
        button.getStyleClass().add("tool");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(event -> work.run());
        return button;
    }

    /** Opens or closes the bar. */
    void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
        result.setText("");
        if (shown) {
            field.requestFocus();
            field.selectAll();
        } else {
            list.requestFocus();
        }
    }

    /** Selects the next or the previous row with the text. */
    void find(boolean forward) {
        ListModel model = workspace.list().get();
        String text = field.getText();
        if (text.isEmpty() || model == null || model.rows().size() == 0) {
            show(true);
            return;
        }
        result.setText("");
        int from = list.selectedPlace() < 0 ? forward ? -1 : 0 : list.selectedPlace();
        search.find(model, text, from, forward).thenAccept(place -> Platform.runLater(() -> found(model, place)));
    }

    private void found(ListModel model, Integer place) {
        if (place == null || workspace.list().get() != model) {
            return;
        }
        if (place == TextSearch.NOT_FOUND) {
            result.setText("not found");
        } else {
            list.selectPlace(place);
        }
    }
}
