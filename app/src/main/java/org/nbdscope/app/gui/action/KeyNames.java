package org.nbdscope.app.gui.action;

import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Writes keys as they stand on keyboards. */
final class KeyNames {

    private KeyNames() {
    }

    /** {@code Ctrl+Shift+S}, {@code Ctrl++}, {@code Ctrl+Up}. */
    static String of(KeyCombination key) {
        if (!(key instanceof KeyCodeCombination combination)) {
            return key.getDisplayText();
        }
        String name = switch (combination.getCode()) {
            case PLUS, ADD -> "+";
            case EQUALS -> "=";
            case MINUS, SUBTRACT -> "-";
            case SLASH -> "/";
            case UP, DOWN, LEFT, RIGHT, HOME, END -> combination.getCode().getName();
            default -> null;
        };
        if (name == null) {
            return key.getDisplayText();
        }
        String whole = combination.getDisplayText();
        String modifiers = (combination.getShortcut() == KeyCombination.ModifierValue.DOWN ? shortcut(whole) : "")
                + (combination.getShift() == KeyCombination.ModifierValue.DOWN ? "Shift+" : "")
                + (combination.getAlt() == KeyCombination.ModifierValue.DOWN ? "Alt+" : "");
        return modifiers + name;
    }

    /** Ctrl, or what the system has instead of it. */
    private static String shortcut(String whole) {
        return whole.startsWith("Ctrl") ? "Ctrl+" : whole.substring(0, 1);
    }
}
