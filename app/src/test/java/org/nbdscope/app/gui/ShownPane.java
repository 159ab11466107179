package org.nbdscope.app.gui;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;

/** A part of the window that a test shows alone. */
public final class ShownPane {

    private ShownPane() {
    }

    /** Shows it on the stage of a test, in the looks of the program. */
    public static void show(Stage stage, Parent pane, double width, double height, Look look) {
        stage.setScene(new Scene(new BorderPane(pane), width, height));
        stage.show();
        // Last: a window of another test that is still there may give each window that is shown its own looks.
        Styling.apply(stage.getScene(), look);
    }
}
