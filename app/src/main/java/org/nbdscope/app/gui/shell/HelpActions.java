package org.nbdscope.app.gui.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.theme.Dialogs;

/** What the keys are, and what this program is. */
final class HelpActions implements ActionSource {

    private final Stage stage;
    private final Supplier<KeysPage> keys;

    /** @param keys makes the page of keys */
    HelpActions(Stage stage, Supplier<KeysPage> keys) {
        this.stage = stage;
        this.keys = keys;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("_Keyboard Shortcuts", () -> keys.get().show()).at(Place.HELP_KEYS).key("F1"),
                Action.of("_About nbdscope", this::about).at(Place.HELP_ABOUT));
    }

    private void about() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION);
        Dialogs.own(alert, stage);
        alert.setTitle("About nbdscope");
        alert.setHeaderText("nbdscope");
        alert.setContentText("Shows what NBD clients and servers said to each other.\n\n"
                + "Apache License 2.0. Drawn with Inter and JetBrains Mono, under the SIL Open Font License.");
        alert.showAndWait();
    }
}
