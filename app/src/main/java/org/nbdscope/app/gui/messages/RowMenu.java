package org.nbdscope.app.gui.messages;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import org.nbdscope.app.gui.detail.FilterMenu;
import org.nbdscope.app.view.RowFilters;
import org.nbdscope.app.view.Workspace;

/** What can be done with a row of the list. */
final class RowMenu {

    private RowMenu() {
    }

    /**
     * The menu of the selected row.
     *
     * @param filter gets a filter, and whether it is to be put in force at once
     * @param cell   the text of the cell that was clicked
     * @param row    the texts of all its cells
     */
    static ContextMenu of(Workspace workspace, BiConsumer<String, Boolean> filter, Supplier<String> cell, Supplier<String> row) {
        int message = workspace.selected().get();
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item("Mark, or take the mark away", "Shortcut+M", workspace::toggleMark));
        if (message >= 0) {
            menu.getItems().addAll(item("Count time from here, or not any more", "Shortcut+T", workspace::toggleTimeReference),
                    item("Other half of the transaction", "J", workspace::selectOtherHalf), new SeparatorMenuItem());
            Map<String, String> filters = RowFilters.of(workspace.document().get().model(), message);
            menu.getItems().addAll(filters(workspace, true, filters, filter), filters(workspace, false, filters, filter));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("Copy cell", null, () -> copy(cell.get())),
                item("Copy row", null, () -> copy(row.get())));
        return menu;
    }

    private static Menu filters(Workspace workspace, boolean now, Map<String, String> filters, BiConsumer<String, Boolean> filter) {
        Menu all = new Menu(now ? "Apply as filter" : "Prepare as filter");
        filters.forEach((name, text) -> {
            Menu uses = FilterMenu.of(workspace, now, () -> text, filter);
            uses.setText(name);
            all.getItems().add(uses);
        });
        return all;
    }

    private static MenuItem item(String name, String key, Runnable work) {
        MenuItem item = new MenuItem(name);
        if (key != null) {
            item.setAccelerator(KeyCombination.keyCombination(key));
        }
        item.setOnAction(event -> work.run());
        return item;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
