package org.nbdscope.app.gui.shell;

import java.util.List;
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

/** What could be written next into a filter, in a list under the field. Down and Up choose, Enter or Tab takes, Escape closes. */
final class CompletionPopup {

    private static final int MAX_PROPOSALS = 200;
    private static final int MAX_ROWS = 10;
    private static final double ROW = 24;
    private static final double WIDTH = 720;

    private final TextField field;
    private final FilterCompletion completion = new FilterCompletion(FilterInput.FIELDS);
    private final ListView<Proposal> list = new ListView<>();
    private final Popup popup = new Popup();

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
        field.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!event.getCharacter().isEmpty() && event.getCharacter().charAt(0) > ' ' && !event.isShortcutDown()) {
                propose();
            }
        });
        field.focusedProperty().addListener((property, before, now) -> popup.hide());
    }

    /** Shows what could stand at the caret. */
    void propose() {
        List<Proposal> proposals = completion.proposals(field.getText(), field.getCaretPosition());
        boolean complete = proposals.size() == 1 && field.getText().endsWith(proposals.get(0).insert());
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

    private void key(KeyEvent event) {
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
            case ESCAPE -> popup.hide();
            case TAB -> {
                if (!chosen) {
                    select(0);
                }
                take();
            }
            case ENTER -> {
                if (!chosen) {
                    popup.hide();
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
        popup.hide();
        if (proposal != null) {
            field.replaceText(proposal.replaceFrom(), proposal.replaceTo(), proposal.insert());
            field.positionCaret(proposal.replaceFrom() + proposal.insert().length());
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
