package org.nbdscope.app.gui.shell;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.dissector.filter.FilterCompletion;
import org.nbdscope.dissector.filter.Proposal;

/**
 * What could be written next into a filter, in a list under the field. Down and Up choose, Enter or Tab takes, Escape closes.
 *
 * <p>The field tells of another text before its caret has moved, so that proposals are made once the event that changed it is through, or
 * when the next key asks for them.
 */
final class CompletionPopup {

    private static final int MAX_PROPOSALS = 200;
    private static final int MAX_ROWS = 10;
    private static final double ROW = 24;
    private static final double WIDTH = 720;

    private final TextField field;
    private final FilterCompletion completion = new FilterCompletion(FilterInput.FIELDS);
    private final ListView<Proposal> list = new ListView<>();
    private final Popup popup = new Popup();
    /** Whether somebody has written, or moved the caret, since proposals were made. */
    private boolean due;
    /** Whether it is the program that writes. */
    private boolean writing;

    CompletionPopup(TextField field) {
        this.field = field;
        list.getStyleClass().add("completion");
        list.setCellFactory(view -> new ProposalCell());
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> take());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((property, before, now) -> proposeSoon());
        field.caretPositionProperty().addListener((property, before, now) -> {
            if (popup.isShowing()) {
                proposeSoon();
            }
        });
        field.focusedProperty().addListener((property, before, now) -> close());
    }

    /** Writes a text that somebody wants as it is: nothing is proposed for it. */
    void write(String text) {
        writeQuietly(() -> field.setText(text));
    }

    private void writeQuietly(Runnable change) {
        writing = true;
        change.run();
        writing = false;
        close();
    }

    private void close() {
        due = false;
        popup.hide();
    }

    private void proposeSoon() {
        if (!writing && !due) {
            due = true;
            Platform.runLater(this::proposeWhatIsDue);
        }
    }

    private void proposeWhatIsDue() {
        if (!due) {
            return;
        }
        due = false;
        if (field.getText().isBlank()) {
            popup.hide();
        } else {
            propose();
        }
    }

    /** Shows what could stand at the caret. */
    private void propose() {
        List<Proposal> proposals = completion.proposals(field.getText(), field.getCaretPosition());
        boolean complete = proposals.size() == 1 && stands(proposals.get(0));
        if (proposals.isEmpty() || complete || field.getScene() == null || !field.isFocused()) {
            popup.hide();
            return;
        }
        list.getItems().setAll(proposals.size() > MAX_PROPOSALS ? proposals.subList(0, MAX_PROPOSALS) : proposals);
        list.setPrefHeight(Math.min(MAX_ROWS, list.getItems().size()) * ROW + 4);
        list.getSelectionModel().clearSelection();
        list.scrollTo(0);
        if (!popup.isShowing()) {
            Bounds place = field.localToScreen(field.getBoundsInLocal());
            popup.show(field, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private boolean stands(Proposal proposal) {
        return field.getText(proposal.replaceFrom(), proposal.replaceTo()).equals(proposal.insert());
    }

    private void key(KeyEvent event) {
        proposeWhatIsDue();
        KeyCode code = event.getCode();
        if (!popup.isShowing()) {
            if (code == KeyCode.SPACE && event.isControlDown() || code == KeyCode.DOWN) {
                propose();
                event.consume();
            }
            return;
        }
        boolean chosen = list.getSelectionModel().getSelectedIndex() >= 0;
        switch (code) {
            case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1);
            case UP -> select(list.getSelectionModel().getSelectedIndex() - 1);
            case ESCAPE -> close();
            case TAB -> {
                if (!chosen) {
                    select(0);
                }
                take();
            }
            case ENTER -> {
                if (!chosen) {
                    close();
                    return; // the filter is put in force
                }
                take();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        int row = Math.max(0, Math.min(list.getItems().size() - 1, index));
        list.getSelectionModel().select(row);
        list.scrollTo(Math.max(0, row - MAX_ROWS + 1));
    }

    private void take() {
        Proposal proposal = list.getSelectionModel().getSelectedItem();
        close();
        if (proposal != null) {
            writeQuietly(() -> {
                field.replaceText(proposal.replaceFrom(), proposal.replaceTo(), proposal.insert());
                field.positionCaret(proposal.replaceFrom() + proposal.insert().length());
            });
        }
    }

    /** Name, what it is, and a sentence. */
    private static final class ProposalCell extends ListCell<Proposal> {

        private final Label name = new Label();
        private final Label detail = new Label();
        private final Label sentence = new Label();
        private final HBox line = new HBox(name, detail, sentence);

        ProposalCell() {
            name.getStyleClass().add("mono");
            name.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("completion-detail");
            detail.setMinWidth(Region.USE_PREF_SIZE);
            sentence.getStyleClass().add("hint");
            line.getStyleClass().add("completion-line");
            line.setMaxWidth(WIDTH - 20);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            setGraphic(empty || proposal == null ? null : line);
            if (proposal != null) {
                name.setText(proposal.label());
                detail.setText(proposal.detail());
                sentence.setText(proposal.explanation());
            }
        }
    }
}
