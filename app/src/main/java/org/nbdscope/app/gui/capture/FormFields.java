package org.nbdscope.app.gui.capture;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/** What the forms of capture and tap are made of. */
final class FormFields {

    private FormFields() {
    }

    /** A pane with a head. */
    static BorderPane pane(String title, String hint, Node content) {
        Label name = new Label(title);
        name.getStyleClass().add("pane-title");
        Label more = new Label(hint);
        more.getStyleClass().add("hint");
        HBox head = new HBox(8, name, more);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        BorderPane pane = new BorderPane(content);
        pane.setTop(head);
        pane.getStyleClass().add("pane");
        return pane;
    }

    /** A field for a number of so many digits. */
    static TextField number(String id, String begin, int digits) {
        TextField field = new TextField(begin);
        field.setId(id);
        field.setPrefColumnCount(digits);
        field.setMinWidth(TextField.USE_PREF_SIZE);
        return field;
    }

    /** The column of labels, which are never cut. */
    static ColumnConstraints labels() {
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        return labels;
    }

    /** What stands behind a number; never cut. */
    static Label unit(String name) {
        Label unit = new Label(name);
        unit.setMinWidth(Region.USE_PREF_SIZE);
        return unit;
    }

    /** Things in a line. */
    static HBox line(Node... parts) {
        HBox line = new HBox(8, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** A box to tick; what follows it can be changed while it is ticked. */
    static CheckBox switchFor(String name, Node... follows) {
        CheckBox box = new CheckBox(name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        for (Node node : follows) {
            node.disableProperty().bind(box.selectedProperty().not());
        }
        return box;
    }

    /** A field for a file to write, with a button that looks for one. */
    static HBox fileToWrite(TextField field) {
        field.setPromptText("a temporary file; save it later");
        Button choose = new Button("Choose...");
        choose.setMinWidth(Button.USE_PREF_SIZE);
        choose.setOnAction(event -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Write packets to");
            chooser.setInitialFileName("nbd.pcapng");
            File file = chooser.showSaveDialog(field.getScene().getWindow());
            if (file != null) {
                field.setText(file.toString());
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        return line(field, choose);
    }

    /** The file in a field; null where none is written. {@link IllegalArgumentException} with a line where it cannot be one. */
    static Path file(TextField field) {
        try {
            return field.getText().isBlank() ? null : Path.of(field.getText().strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + field.getText() + "\" is no name of a file", e);
        }
    }

    /**
     * The number in a field.
     *
     * @param what to call it where it is none
     * @throws IllegalArgumentException where it is none from {@code least} to {@code most}
     */
    static long number(TextField field, String what, long least, long most) {
        try {
            long number = Long.parseLong(field.getText().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in one way for both.
        }
        throw new IllegalArgumentException(what + " is a number from " + least + " to " + most + ", not \"" + field.getText() + "\"");
    }
}
