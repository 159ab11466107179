package org.nbdscope.app.gui.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.FilterInput;
import org.nbdscope.app.view.SavedFilters;
import org.nbdscope.app.view.SavedFilters.Saved;

/** Buttons for filters that somebody keeps. Where the window is too narrow they are in the menu of filters only. */
final class FilterChips extends HBox {

    private final SavedFilters saved;
    private final Consumer<String> apply;
    private final HBox chips = new HBox();

    /**
     * The buttons of the filters that are kept.
     *
     * @param apply   puts a filter in force
     * @param current the filter that is written, for a new button; null where it is none
     * @param write   lets somebody write a filter first
     */
    FilterChips(SavedFilters saved, Consumer<String> apply, Supplier<String> current, Runnable write) {
        this.saved = saved;
        this.apply = apply;
        getStyleClass().add("chips");
        chips.getStyleClass().add("chips");
        Button add = new Button();
        add.setId("save-filter");
        add.setGraphic(Icons.PLUS.node());
        add.getStyleClass().add("chip");
        add.setAccessibleText("Keep this filter as a button");
        add.setTooltip(new Tooltip("Keep this filter as a button"));
        add.setOnAction(event -> {
            if (current.get() == null) {
                write.run();
            } else {
                ask("Keep filter", new Saved("", current.get()), saved::add);
            }
        });
        getChildren().addAll(chips, add);
        fill();
    }

    /** Shows the buttons, or leaves room for the filter. */
    void room(boolean enough) {
        chips.setVisible(enough);
        chips.setManaged(enough);
    }

    /** The same as items of a menu. */
    List<MenuItem> items() {
        return saved.all().stream().map(each -> {
            MenuItem item = new MenuItem(each.name() + "   " + each.filter());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> apply.accept(each.filter()));
            return item;
        }).toList();
    }

    private void fill() {
        chips.getChildren().setAll(saved.all().stream().<Node>map(this::chip).toList());
    }

    private Button chip(Saved each) {
        Button chip = new Button(each.name());
        chip.setMnemonicParsing(false);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setTooltip(new Tooltip(each.filter() + "\nRight-click to change or remove it"));
        chip.setAccessibleText("Filter " + each.name());
        chip.setOnAction(event -> apply.accept(each.filter()));
        MenuItem edit = new MenuItem("_Edit...");
        edit.setOnAction(event -> ask("Change filter button", each, changed -> saved.replace(each, changed)));
        MenuItem remove = new MenuItem("_Remove");
        remove.setOnAction(event -> {
            saved.replace(each, null);
            fill();
        });
        chip.setContextMenu(new ContextMenu(edit, remove));
        return chip;
    }

    /** Asks for name and filter; nothing is kept that is no filter. */
    private void ask(String title, Saved start, Consumer<Saved> keep) {
        TextField name = new TextField(start.name());
        name.setId("chip-name");
        TextField filter = new TextField(start.filter());
        filter.getStyleClass().add("mono");
        filter.setPrefColumnCount(44);
        GridPane fields = new GridPane();
        fields.getStyleClass().add("form");
        fields.addRow(0, new Label("Name"), name);
        fields.addRow(1, new Label("Filter"), filter);
        GridPane.setHgrow(filter, Priority.ALWAYS);
        Dialog<Saved> dialog = new Dialog<>();
        Dialogs.own(dialog, getScene().getWindow());
        dialog.setTitle(title);
        dialog.getDialogPane().setContent(fields);
        dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        Runnable check = () -> ok.setDisable(name.getText().isBlank() || FilterInput.of(filter.getText()).state() != FilterInput.State.VALID);
        name.textProperty().addListener((property, before, now) -> check.run());
        filter.textProperty().addListener((property, before, now) -> check.run());
        check.run();
        dialog.setOnShown(event -> name.requestFocus());
        dialog.setResultConverter(button -> button == ButtonType.OK ? new Saved(name.getText().strip(), filter.getText().strip()) : null);
        dialog.showAndWait().ifPresent(answer -> {
            keep.accept(answer);
            fill();
        });
    }
}
