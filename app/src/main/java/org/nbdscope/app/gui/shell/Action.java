package org.nbdscope.app.gui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.nbdscope.app.gui.theme.Icons;

/**
 * Something one can do, once for menu, tool bar and keyboard.
 *
 * @param name    what the menu calls it; an underscore is before the letter for the keyboard
 * @param key     as JavaFX writes it ({@code Shortcut+O}); null for none
 * @param icon    of its button; null for none
 * @param enabled when it can be done; null for always
 * @param work    does it
 */
record Action(String name, String key, Icons icon, ObservableBooleanValue enabled, Runnable work) {

    /** A menu item. */
    MenuItem item() {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(true);
        if (key != null) {
            item.setAccelerator(KeyCombination.keyCombination(key));
        }
        if (enabled != null) {
            item.disableProperty().bind(Bindings.not(enabled));
        }
        item.setOnAction(event -> work.run());
        return item;
    }

    /** A button of the tool bar. */
    Button button() {
        Button button = new Button();
        String plain = name.replace("_", "").replace("...", "");
        button.setGraphic(icon.node());
        button.getStyleClass().add("tool");
        button.setAccessibleText(plain);
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(key == null ? plain : plain + " (" + KeyCombination.keyCombination(key).getDisplayText() + ")"));
        if (enabled != null) {
            button.disableProperty().bind(Bindings.not(enabled));
        }
        button.setOnAction(event -> work.run());
        return button;
    }
}
