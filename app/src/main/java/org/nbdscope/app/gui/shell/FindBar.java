package org.nbdscope.app.gui.shell;

import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.find.FindKind;
import org.nbdscope.app.view.find.FindQuery;
import org.nbdscope.app.view.find.Finder;
import org.nbdscope.app.view.find.FoundCount;
import org.nbdscope.app.view.find.FoundPlaces;
import org.nbdscope.app.view.find.FoundWords;
import org.nbdscope.app.view.find.RowSearch;
import org.nbdscope.app.view.find.Wrap;

/**
 * Looks for text, a display filter or bytes, in the background. The first row that is found is selected as soon as it is known; all of them are
 * counted, and shown beside the scroll bar. Whatever is written anew ends the search.
 */
final class FindBar extends HBox {

    /** Characters of the field in a narrow window. */
    private static final int LEAST_COLUMNS = 10;
    private static final double MOST_WIDTH = 430;

    private final Workspace workspace;
    private final MessageList list;
    private final ChoiceBox<FindKind> kind = new ChoiceBox<>();
    private final TextField field = new TextField();
    private final Label result = new Label();
    private final ProgressBar progress = new ProgressBar();
    private RowSearch search;
    private FoundCount count;
    private CaptureDocument searched;
    /** Which way somebody waits for the next row; null for nobody waits. */
    private Boolean waiting;
    private int shownVersion;
    private boolean shownEnded;
    private FoundPlaces shownPlaces;
    private int found;
    /** How the found row was come to that was selected last, and its place. */
    private Wrap wrap = Wrap.NONE;
    private int wrapPlace;

    FindBar(Workspace workspace, MessageList list) {
        this.workspace = workspace;
        this.list = list;
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label label = new Label("Find");
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        kind.setId("find-kind");
        kind.getItems().addAll(FindKind.values());
        kind.setConverter(new KindNames());
        kind.valueProperty().addListener((property, before, now) -> {
            field.setPromptText(now.example());
            forget();
        });
        kind.setValue(FindKind.TEXT);
        kind.setMinWidth(USE_PREF_SIZE);
        field.setId("find");
        field.setPrefColumnCount(LEAST_COLUMNS); // and more where what is told of the search leaves room
        field.setMaxWidth(MOST_WIDTH);
        setHgrow(field, Priority.ALWAYS);
        field.setOnAction(event -> find(true));
        field.textProperty().addListener((property, before, now) -> forget());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show(false);
                event.consume();
            }
        });
        result.setId("find-result");
        result.getStyleClass().add("hint");
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setVisible(false);
        getChildren().addAll(label, kind, field, button(Icons.PREVIOUS, "Previous (Ctrl+B)", () -> find(false)),
                button(Icons.NEXT, "Next (Ctrl+N)", () -> find(true)), button(Icons.CLOSE, "Close (Escape)", () -> show(false)), progress,
                result);
        setVisible(false);
        setManaged(false);
        workspace.document().addListener((property, before, now) -> refresh());
    }

    private static final class KindNames extends StringConverter<FindKind> {

        @Override
        public String toString(FindKind kind) {
            return kind == null ? "" : kind.label();
        }

        @Override
        public FindKind fromString(String label) {
            throw new UnsupportedOperationException("nobody writes into a box of choices");
        }
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

    /** Opens or closes the bar; closing ends the search. */
    void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
        if (shown) {
            field.requestFocus();
            field.selectAll();
        } else {
            forget();
            list.requestFocus();
        }
    }

    /** Ends the search, and says nothing of it any more. */
    private void forget() {
        stop();
        result.setText("");
    }

    private void stop() {
        if (search != null) {
            search.cancel();
            search = null;
            count.cancel();
            count = null;
        }
        progress.setVisible(false);
        searched = null;
        shownPlaces = null;
        wrap = Wrap.NONE;
        waiting = null;
        list.hits(new BitSet());
    }

    /** Selects the next or the previous row that matches; begins to search where something else was looked for before. */
    void find(boolean forward) {
        ListModel model = workspace.list().get();
        FindQuery query = new FindQuery(kind.getValue(), field.getText());
        if (model == null || model.rows().size() == 0 || query.text().isBlank()) {
            show(true);
            return;
        }
        setVisible(true);
        setManaged(true);
        if (query.problem() != null) {
            stop();
            result.setText(query.problem());
            return;
        }
        if (search == null || searched != workspace.document().get() || search.mode() != model.query().mode()
                || !search.query().equals(query) || search.cancelled()) {
            stop();
            searched = workspace.document().get();
            int place = list.selectedPlace();
            search = Finder.begin(searched, query, model.query().mode(), place < 0 ? 0 : model.rows().row(place));
            count = new FoundCount(search);
            shownVersion = -1;
            shownEnded = false;
        }
        waiting = forward;
        refresh();
    }

    /** Looks how far the search is; called now and then. */
    void refresh() {
        if (search == null) {
            progress.setVisible(false);
            return;
        }
        ListModel model = workspace.list().get();
        if (searched != workspace.document().get() || search.mode() != model.query().mode()) {
            forget();
            return;
        }
        progress.setVisible(!search.ended());
        progress.setProgress(search.progress());
        FoundPlaces places = count.of(model.rows(), model.first());
        if (waiting != null) {
            go(model, places);
        }
        if (places != null) {
            shownPlaces = places;
        }
        tell();
    }

    /** Selects the row that somebody waits for, if it is certain which one it is. */
    private void go(ListModel model, FoundPlaces places) {
        int from = list.selectedPlace();
        int place = places == null ? search.next(model.rows(), from, waiting) : places.next(from, waiting);
        if (place >= 0) {
            wrap = Wrap.of(from, place, waiting);
            wrapPlace = place;
            list.selectPlace(place);
        }
        if (place != RowSearch.PENDING) {
            waiting = null;
        }
    }

    private void tell() {
        boolean ended = search.ended();
        if (search.version() != shownVersion || ended != shownEnded) {
            shownEnded = ended;
            shownVersion = search.version();
            BitSet hits = search.hits();
            found = hits.cardinality();
            list.hits(hits);
        }
        String noun = search.mode().noun();
        int selected = list.selectedPlace();
        result.setText(search.problem() != null ? search.problem() : shownPlaces == null ? FoundWords.counting(found, ended, noun)
                : FoundWords.of(shownPlaces, selected, noun, selected == wrapPlace ? wrap : Wrap.NONE));
    }
}
