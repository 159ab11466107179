package org.nbdscope.app.gui.theme;

import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Puts dialogs over a window of the program. The system makes the window of a dialog in the colour of its scene, and that is before
 * {@link Styling} hears of it: without the ground of its owner a dialog would begin white, also in the dark.
 */
public final class Dialogs {

    private Dialogs() {
    }

    /** Gives a dialog that was not shown yet its owner. */
    public static void own(Dialog<?> dialog, Window owner) {
        dialog.initOwner(owner);
        ground(dialog.getDialogPane().getScene(), owner);
    }

    /** Gives a window that has its scene, and was not shown yet, its owner. */
    public static void own(Stage dialog, Window owner) {
        dialog.initOwner(owner);
        ground(dialog.getScene(), owner);
    }

    private static void ground(Scene scene, Window owner) {
        scene.setFill(owner.getScene().getFill());
    }
}
