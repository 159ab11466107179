package org.nbdscope.app.gui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.theme.Dialogs;

/** The page of keys: those of all actions by menu, and those that work in one part of the window only. */
final class KeysPage extends Dialog<Void> {

    private static final double WIDTH = 780;
    private static final double HEIGHT = 560;
    private static final double COLUMN_WIDTH = 350;

    KeysPage(Stage owner, List<Action> actions, List<KeyHint> hints) {
        Dialogs.own(this, owner);
        initModality(Modality.NONE);
        setTitle("Keyboard shortcuts");
        setResizable(true);
        FlowPane page = new FlowPane();
        page.setId("keys-page");
        page.getStyleClass().add("keys-page");
        byPart(actions, hints).forEach((part, keys) -> page.getChildren().add(block(part, keys)));
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(WIDTH, HEIGHT);
        getDialogPane().setContent(scroll);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    }

    private static Map<String, List<KeyHint>> byPart(List<Action> actions, List<KeyHint> hints) {
        Map<String, List<KeyHint>> parts = new LinkedHashMap<>();
        actions.stream().filter(action -> action.place() != null && action.key() != null)
                .sorted(Comparator.comparing(Action::place))
                .map(action -> new KeyHint(action.place().menu().label().replace("_", ""), action.keyText(true), action.plainName()))
                .forEach(hint -> parts.computeIfAbsent(hint.where(), key -> new ArrayList<>()).add(hint));
        hints.forEach(hint -> parts.computeIfAbsent(hint.where(), key -> new ArrayList<>()).add(hint));
        return parts;
    }

    private static Node block(String part, List<KeyHint> hints) {
        Label title = new Label(part);
        title.getStyleClass().add("pane-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        for (int row = 0; row < hints.size(); row++) {
            Label keys = new Label(hints.get(row).keys());
            keys.getStyleClass().add("key");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            Label what = new Label(hints.get(row).what());
            what.setWrapText(true);
            grid.addRow(row, keys, what);
        }
        VBox block = new VBox(title, grid);
        block.getStyleClass().add("keys-part");
        block.setPrefWidth(COLUMN_WIDTH);
        return block;
    }
}
