package org.nbdscope.app.gui.action;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** Makes the buttons of the tool bar out of actions. */
public final class ActionTools {

    private ActionTools() {
    }

    /** The buttons of those actions that want one, with a line between groups. */
    public static List<Node> nodes(List<Action> actions) {
        List<Node> nodes = new ArrayList<>();
        for (ToolGroup group : ToolGroup.values()) {
            List<Node> buttons = actions.stream().filter(action -> action.tool() == group).<Node>map(ActionTools::button).toList();
            if (!buttons.isEmpty() && !nodes.isEmpty()) {
                nodes.add(new Separator());
            }
            nodes.addAll(buttons);
        }
        return nodes;
    }

    /** A button for an action, with its picture only; name and key are in the tooltip. */
    public static ButtonBase button(Action action) {
        ButtonBase button = action.state() == null ? new Button() : toggle(action);
        String plain = action.plainName();
        String key = action.keyText(false);
        button.setId(action.id() == null ? null : "tool-" + action.id());
        button.setGraphic(action.icon().node());
        button.getStyleClass().add("tool");
        button.setFocusTraversable(false); // the menus hold the same for the keyboard, and Tab goes from pane to pane
        button.setAccessibleText(plain);
        button.setTooltip(new Tooltip(key.isEmpty() ? plain : plain + " (" + key + ")"));
        if (action.enabled() != null) {
            button.disableProperty().bind(Bindings.not(action.enabled()));
        }
        button.setOnAction(event -> {
            action.run();
            if (button instanceof ToggleButton toggle) {
                toggle.setSelected(action.state().getValue()); // the action decides, not the click
            }
        });
        return button;
    }

    private static ToggleButton toggle(Action action) {
        ToggleButton button = new ToggleButton();
        button.setSelected(action.state().getValue());
        action.state().addListener((property, before, now) -> button.setSelected(now));
        return button;
    }
}
