package org.nbdscope.app.gui.detail;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.nbdscope.app.view.FilterUse;
import org.nbdscope.app.view.Workspace;

/** "Apply as filter" and "Prepare as filter" with the ways to join a filter with the one in force. */
public final class FilterMenu {

    private FilterMenu() {
    }

    /**
     * A menu of these ways.
     *
     * @param picked gives the filter that is joined
     * @param now    whether the result is put in force at once, or only written into the filter bar
     * @param filter gets the result, and {@code now}
     */
    public static Menu of(Workspace workspace, boolean now, Supplier<String> picked, BiConsumer<String, Boolean> filter) {
        Menu menu = new Menu(now ? "Apply as filter" : "Prepare as filter");
        for (FilterUse use : FilterUse.values()) {
            MenuItem item = new MenuItem(use.label());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> filter.accept(use.of(workspace.filter().get().text(), picked.get()), now));
            menu.getItems().add(item);
        }
        return menu;
    }
}
