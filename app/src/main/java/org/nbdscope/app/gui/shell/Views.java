package org.nbdscope.app.gui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;

/** The views of an open capture on top of each other, one of them shown, with the buttons and menu items that choose. */
final class Views extends StackPane {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Map<View, Node> panes = new EnumMap<>(View.class);
    private final Map<View, ToggleButton> buttons = new EnumMap<>(View.class);
    private final ObjectProperty<View> shown = new SimpleObjectProperty<>();
    private final SegmentedButton segments = new SegmentedButton();

    Views() {
        segments.getStyleClass().add("view-switch");
        shown.addListener((property, before, now) -> show(now));
    }

    /** Adds a view; in the order of {@link View}. */
    void add(View view, Node pane) {
        panes.put(view, pane);
        ToggleButton button = new ToggleButton(view.label());
        button.setId("view-" + view.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(view.label() + "  (Ctrl+" + panes.size() + ")"));
        button.setOnAction(event -> {
            shown.set(view);
            button.setSelected(true);
        });
        buttons.put(view, button);
        segments.getButtons().add(button);
    }

    /** Says how much there is to see in a view, in words and beside its name; "" for nothing to say. */
    void count(View view, String count, String spoken, boolean bad) {
        ToggleButton button = buttons.get(view);
        if (count.isEmpty()) {
            button.setGraphic(null);
        } else if (!(button.getGraphic() instanceof Label label) || !label.getText().equals(count)) {
            Label label = new Label(count);
            label.getStyleClass().add("view-count");
            label.pseudoClassStateChanged(BAD, bad);
            button.setGraphic(label);
        }
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setAccessibleText(view.label() + (spoken.isEmpty() ? "" : ", " + spoken));
    }

    /** The view in front. */
    ObjectProperty<View> shown() {
        return shown;
    }

    /** The buttons that choose a view. */
    SegmentedButton buttons() {
        return segments;
    }

    /** The menu items that choose a view, with their keys. */
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (View view : panes.keySet()) {
            MenuItem item = new MenuItem(view.label());
            item.setAccelerator(KeyCombination.keyCombination("Shortcut+" + (items.size() + 1)));
            item.setOnAction(event -> shown.set(view));
            items.add(item);
        }
        return items;
    }

    private void show(View view) {
        getChildren().setAll(panes.get(view));
        buttons.forEach((each, button) -> button.setSelected(each == view));
    }
}
