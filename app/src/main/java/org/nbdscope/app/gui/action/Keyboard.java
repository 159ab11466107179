package org.nbdscope.app.gui.action;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Lets the keys of actions work everywhere in a window: before the part that has the keyboard, which may know the same key for something
 * else, but never against somebody who is writing text.
 */
public final class Keyboard {

    /** What a field of text does itself together with Ctrl. */
    private static final Set<KeyCode> EDITING = EnumSet.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Z, KeyCode.Y, KeyCode.LEFT,
            KeyCode.RIGHT, KeyCode.HOME, KeyCode.END, KeyCode.BACK_SPACE, KeyCode.DELETE, KeyCode.INSERT);

    private final Scene scene;
    private final List<Action> actions;

    private Keyboard(Scene scene, List<Action> actions) {
        this.scene = scene;
        this.actions = actions;
    }

    /** Lets the keys of the actions work in a window. */
    public static void install(Scene scene, List<Action> actions) {
        Keyboard keyboard = new Keyboard(scene, actions);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keyboard::first);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, keyboard::last);
    }

    private void first(KeyEvent event) {
        if (belongsToText(event)) {
            return;
        }
        for (Action action : actions) {
            if (action.matches(event) && action.canRun()) {
                action.run();
                event.consume();
                return;
            }
        }
    }

    /** What somebody writes is not also a key of the menus, which look at it last. */
    private void last(KeyEvent event) {
        if (belongsToText(event)) {
            event.consume();
        }
    }

    private boolean belongsToText(KeyEvent event) {
        if (!(scene.getFocusOwner() instanceof TextInputControl)) {
            return false;
        }
        KeyCode code = event.getCode();
        if (event.isShortcutDown()) {
            return EDITING.contains(code);
        }
        return !event.isAltDown() && !event.isMetaDown() && (code.isLetterKey() || code.isDigitKey() || code.isKeypadKey());
    }
}
