package org.nbdscope.app.gui.shell;

import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.RowNumbers;
import org.nbdscope.app.view.Workspace;

/** Asks for the number of a row of the list. What is none is not taken: the question stays, with the reason under the field. */
final class RowQuestion extends Dialog<Integer> {

    private static final double GAP = 8;
    private static final double WIDTH = 380;

    private final Workspace workspace;
    private final TextField field = new TextField();
    private final Label problem = new Label();
    /** The number that is written; {@link RowNumbers#NONE} for none. */
    private int number = RowNumbers.NONE;

    RowQuestion(Stage owner, Workspace workspace) {
        this.workspace = workspace;
        field.setId("row-number");
        Label question = new Label("_Number of the row:");
        question.setMnemonicParsing(true);
        question.setLabelFor(field);
        HBox line = new HBox(GAP, question, field);
        line.setAlignment(Pos.CENTER_LEFT);
        problem.setId("row-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Label.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        VBox content = new VBox(GAP, line, problem);
        content.setPrefWidth(WIDTH);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        getDialogPane().lookupButton(ButtonType.OK).addEventFilter(ActionEvent.ACTION, this::check);
        field.textProperty().addListener((property, before, now) -> say(""));
        setTitle("Go to row");
        setResultConverter(button -> button == ButtonType.OK ? number : null);
        setOnShown(event -> Platform.runLater(field::requestFocus)); // a button has the keyboard until then
        Dialogs.own(this, owner);
    }

    private void check(ActionEvent event) {
        ListModel rows = workspace.list().get();
        if (rows == null) {
            close(); // the file was closed while somebody was asked
            return;
        }
        RowNumbers numbers = RowNumbers.of(rows);
        number = numbers.parse(field.getText());
        if (number == RowNumbers.NONE) {
            say(numbers.problem(field.getText()));
            field.requestFocus();
            field.selectAll();
            event.consume();
        }
    }

    private void say(String reason) {
        problem.setText(reason);
        if (isShowing()) {
            getDialogPane().getScene().getWindow().sizeToScene();
        }
    }
}
