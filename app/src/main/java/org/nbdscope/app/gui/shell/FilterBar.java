package org.nbdscope.app.gui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.SavedFilters;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;

/** The display filter: whether what is written is one shows in colour, icon and words; Enter puts it in force. */
final class FilterBar extends HBox {

    private static final String EXAMPLE = "Display filter, for example nbd.type == NBD_CMD_BLOCK_STATUS   (Ctrl+/)";
    /** Below this width, at 100 %, the saved filters are in the menu only. */
    private static final double NARROW = 1000;

    private static final PseudoClass VALID = PseudoClass.getPseudoClass("valid");
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass UNFINISHED = PseudoClass.getPseudoClass("unfinished");
    private static final PseudoClass EDITING = PseudoClass.getPseudoClass("editing");

    private final Workspace workspace;
    private final Settings settings;
    private final TextField field = new TextField();
    private final CompletionPopup completion = new CompletionPopup(field);
    private final StackPane icon = new StackPane();
    private final Label status = new Label();
    private final Button clear = new Button();
    private final HBox box = new HBox(icon, field, status, clear);
    private final MenuButton history = new MenuButton();
    private final FilterChips chips;
    private FilterInput input = FilterInput.NONE;
    private Icons shownIcon;

    FilterBar(Workspace workspace, Settings settings) {
        this.workspace = workspace;
        this.settings = settings;
        getStyleClass().add("filter-bar");
        box.getStyleClass().add("filter-box");
        box.setAlignment(Pos.CENTER_LEFT);
        field.setId("filter");
        field.setPromptText(EXAMPLE);
        field.setAccessibleText("Display filter");
        field.getStyleClass().add("mono");
        status.getStyleClass().add("filter-status");
        status.setId("filter-status");
        status.setMinWidth(USE_PREF_SIZE);
        clear.setGraphic(Icons.CLOSE.node());
        clear.getStyleClass().add("tool");
        clear.setTooltip(new Tooltip("Clear the filter (Escape)"));
        clear.setAccessibleText("Clear the filter");
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> apply(""));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(box, Priority.ALWAYS);
        field.textProperty().addListener((property, before, now) -> look());
        field.setOnAction(event -> applyField());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                apply("");
                event.consume();
            }
        });
        field.focusedProperty().addListener((property, before, now) -> box.pseudoClassStateChanged(EDITING, now));
        history.setGraphic(Icons.DOWN.node());
        history.getStyleClass().add("history");
        history.setAccessibleText("Saved filters, and those used before");
        history.setTooltip(new Tooltip("Saved filters, and those used before"));
        history.setOnShowing(event -> fillHistory());
        history.getItems().add(new MenuItem("No filter was used yet"));
        chips = new FilterChips(new SavedFilters(settings), this::apply,
                () -> input.state() == FilterInput.State.VALID ? input.text() : null, this::edit);
        widthProperty().addListener((property, before, now) -> chips.room(now.doubleValue() >= NARROW));
        getChildren().addAll(box, new RangeChip(workspace), history, chips);
        look();
    }

    /** Puts the keyboard into the field. */
    void edit() {
        field.requestFocus();
        field.selectAll();
    }

    /** Writes a filter; puts it in force if wanted. */
    void write(String text, boolean now) {
        completion.write(text);
        if (now) {
            applyField();
        } else {
            edit();
            field.positionCaret(text.length());
        }
    }

    private void apply(String text) {
        completion.write(text);
        applyField();
    }

    private void applyField() {
        if (input.usable()) {
            workspace.apply(input);
            if (input.state() == FilterInput.State.VALID) {
                settings.addRecentFilter(input.text());
            }
            refresh();
        }
    }

    private void look() {
        input = FilterInput.of(field.getText());
        box.pseudoClassStateChanged(VALID, input.state() == FilterInput.State.VALID);
        box.pseudoClassStateChanged(INVALID, input.state() == FilterInput.State.INVALID);
        box.pseudoClassStateChanged(UNFINISHED, input.state() == FilterInput.State.UNFINISHED);
        Icons wanted = switch (input.state()) {
            case EMPTY -> Icons.FIND;
            case VALID -> Icons.CHECK;
            case UNFINISHED -> Icons.CLOCK;
            case INVALID -> Icons.CROSS;
        };
        if (wanted != shownIcon) {
            shownIcon = wanted;
            icon.getChildren().setAll(wanted.node());
        }
        clear.setVisible(!field.getText().isEmpty());
        refresh();
    }

    /** Says how many rows there are; called now and then. */
    void refresh() {
        status.setText(switch (input.state()) {
            case EMPTY -> "";
            case UNFINISHED -> "not finished";
            case INVALID -> input.problem();
            case VALID -> input.text().equals(workspace.filter().get().text()) ? count() : "Enter applies it";
        });
        status.setTooltip(input.problem() == null ? null : new Tooltip(input.problem()));
    }

    private String count() {
        ListModel list = workspace.list().get();
        if (list == null) {
            return "";
        }
        return OffsetFormat.grouped(list.rows().size()) + " of " + OffsetFormat.grouped(list.count()) + ' ' + list.query().mode().noun();
    }

    private void fillHistory() {
        history.getItems().setAll(chips.items());
        if (!history.getItems().isEmpty()) {
            history.getItems().add(new SeparatorMenuItem());
        }
        for (String filter : settings.recentFilters()) {
            MenuItem item = new MenuItem(filter);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> apply(filter));
            history.getItems().add(item);
        }
        if (settings.recentFilters().isEmpty()) {
            MenuItem none = new MenuItem("No filter was used yet");
            none.setDisable(true);
            history.getItems().add(none);
        }
    }
}
