package org.nbdscope.app.gui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.action.ToolGroup;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.view.Workspace;

/** Finding, filtering and marking. */
final class EditActions implements ActionSource {

    private final Workspace workspace;
    private final FindBar find;
    private final FilterBar filter;

    EditActions(Workspace workspace, FindBar find, FilterBar filter) {
        this.workspace = workspace;
        this.find = find;
        this.filter = filter;
    }

    @Override
    public List<Action> actions() {
        ObservableBooleanValue open = workspace.document().isNotNull();
        ObservableBooleanValue selected = Bindings.greaterThanOrEqual(workspace.selected(), 0);
        ObservableBooleanValue row = workspace.packet().isNotEqualTo(Workspace.NO_PACKET);
        return List.of(
                Action.of("_Find...", () -> find.show(true)).at(Place.EDIT_FIND).key("Shortcut+F").icon(Icons.FIND).tool(ToolGroup.FIND)
                        .when(open),
                Action.of("Find _Next", () -> find.find(true)).at(Place.EDIT_FIND).key("Shortcut+N").when(open),
                Action.of("Find Pre_vious", () -> find.find(false)).at(Place.EDIT_FIND).key("Shortcut+B").when(open),
                Action.of("_Display Filter", filter::edit).at(Place.EDIT_FILTER).key("Shortcut+Slash", "Shortcut+Divide").when(open),
                Action.of("C_lear Display Filter", () -> filter.write("", true)).at(Place.EDIT_FILTER).when(open),
                Action.of("_Mark Row", workspace::toggleMark).at(Place.EDIT_MARK).key("Shortcut+M").icon(Icons.MARK)
                        .tool(ToolGroup.OTHER_HALF).when(row),
                Action.of("_Time Reference", workspace::toggleTimeReference).at(Place.EDIT_MARK).key("Shortcut+T").when(selected));
    }
}
