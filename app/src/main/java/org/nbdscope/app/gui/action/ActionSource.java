package org.nbdscope.app.gui.action;

import java.util.List;

/** A pane, or another part of the window, in which something can be done: the menus, the tool bar, the keyboard and the page of keys have it from here. */
public interface ActionSource {

    /** What can be done, in the order of the menus. Asked once, when the window is built. */
    List<Action> actions();

    /** Keys that work only while the part has the keyboard, for the page of keys. */
    default List<KeyHint> keyHints() {
        return List.of();
    }
}
