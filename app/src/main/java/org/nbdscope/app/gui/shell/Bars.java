package org.nbdscope.app.gui.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionMenus;
import org.nbdscope.app.gui.action.ActionTools;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.theme.Look;

/** The two bars at the top of the window, of the actions there are. */
final class Bars {

    /** Below this width, at 100 %, the views are chosen in a menu. */
    private static final double NARROW = 1100;

    private Bars() {
    }

    /**
     * The menus.
     *
     * @param recentFiles makes an item for each file that was opened lately
     */
    static Node menus(List<Action> actions, Supplier<? extends List<? extends MenuItem>> recentFiles) {
        Menu recent = new Menu("Open _Recent");
        ActionMenus menus = new ActionMenus(actions);
        menus.add(Place.FILE_RECENT, recent);
        MenuBar bar = menus.bar();
        // Filled anew whenever it may be seen: the menu of files first, because an empty menu within it does not open.
        recent.getParentMenu().setOnShowing(event -> recent.getItems().setAll(recentFiles.get()));
        recent.getItems().setAll(recentFiles.get());
        return bar;
    }

    /** The tools, and what chooses the view. */
    static Node tools(List<Action> actions, Views views, ObjectProperty<Look> look) {
        ToolBar bar = new ToolBar(ActionTools.nodes(actions).toArray(Node[]::new));
        bar.getStyleClass().add("main-tools");
        bar.setMinWidth(0); // tools go into a menu of their own; what chooses the view stays
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox line = new HBox(bar, views.switcher());
        line.getStyleClass().add("tool-line");
        line.widthProperty().addListener((property, before, now) -> views.narrow(now.doubleValue() < look.get().px(NARROW)));
        look.addListener((property, before, now) -> views.narrow(line.getWidth() < now.px(NARROW)));
        return line;
    }
}
