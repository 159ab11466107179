package org.nbdscope.app.gui.action;

import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/**
 * A switch: buttons of which exactly one is chosen, with the mouse, with the arrow keys, which choose at once, or by the program. Whoever
 * listens is told each time, so what the buttons say and what is shown never differ.
 *
 * @param <T> what is chosen from
 */
public final class Choice<T> {

    private final ToggleGroup group = new ToggleGroup();

    /** @param chosen is told what is chosen, also where that was the program's doing */
    public Choice(Consumer<T> chosen) {
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                before.setSelected(true); // one of them always is
            } else {
                chosen.accept(value(now.getUserData()));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private T value(Object data) {
        return (T) data; // buttons come from add(T, String) alone
    }

    /** Adds a button; the caller puts it somewhere. */
    public ToggleButton add(T value, String label) {
        ToggleButton button = new ToggleButton(label);
        button.setUserData(value);
        button.setToggleGroup(group);
        return button;
    }

    /** Chooses; nothing happens where that is chosen already, or is not on offer. */
    public void choose(T value) {
        group.getToggles().stream().filter(toggle -> value.equals(toggle.getUserData())).findFirst().ifPresent(group::selectToggle);
    }

    /** The buttons as a group, for controls that want to know it. */
    public ToggleGroup group() {
        return group;
    }

    /** What is chosen; null before anything was. */
    public T chosen() {
        return group.getSelectedToggle() == null ? null : value(group.getSelectedToggle().getUserData());
    }
}
