package org.nbdscope.app.gui.shell;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.Stage;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.action.ToolGroup;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.Workspace;

/** From message to message. */
final class GoActions implements ActionSource {

    private final Stage stage;
    private final Workspace workspace;
    private final MessageList list;
    private final IntConsumer panes;

    /** @param panes moves the keyboard by so many panes */
    GoActions(Stage stage, Workspace workspace, MessageList list, IntConsumer panes) {
        this.stage = stage;
        this.workspace = workspace;
        this.list = list;
        this.panes = panes;
    }

    @Override
    public List<Action> actions() {
        ObservableBooleanValue open = workspace.document().isNotNull();
        ObservableBooleanValue selected = Bindings.greaterThanOrEqual(workspace.selected(), 0);
        return List.of(
                Action.of("_Previous Message", () -> list.moveSelection(-1)).at(Place.GO_STEP).key("Shortcut+Up", "F7").icon(Icons.PREVIOUS)
                        .tool(ToolGroup.FIND).when(open),
                Action.of("_Next Message", () -> list.moveSelection(1)).at(Place.GO_STEP).key("Shortcut+Down", "F8").icon(Icons.NEXT)
                        .tool(ToolGroup.FIND).when(open),
                Action.of("_Go to Row...", this::ask).at(Place.GO_TO).key("Shortcut+G").icon(Icons.GO_TO).tool(ToolGroup.FIND).when(open),
                Action.of("_First Message", () -> list.selectPlace(0)).at(Place.GO_STEP).key("Shortcut+Home").icon(Icons.FIRST)
                        .tool(ToolGroup.FIND).when(open),
                Action.of("_Last Message", () -> list.selectPlace(list.rowCount() - 1)).at(Place.GO_STEP).key("Shortcut+End")
                        .icon(Icons.LAST).tool(ToolGroup.FIND).when(open),
                Action.of("_Other Half of the Transaction", workspace::selectOtherHalf).at(Place.GO_TO).key("J").icon(Icons.OTHER_HALF)
                        .tool(ToolGroup.OTHER_HALF).when(selected),
                Action.of("Next P_ane", () -> panes.accept(1)).at(Place.GO_PANE).key("F6"),
                Action.of("Previous Pan_e", () -> panes.accept(-1)).at(Place.GO_PANE).key("Shift+F6"));
    }

    private void ask() {
        new RowQuestion(stage, workspace).showAndWait().ifPresent(number -> {
            list.goToNumber(number);
            list.requestFocus();
        });
    }
}
