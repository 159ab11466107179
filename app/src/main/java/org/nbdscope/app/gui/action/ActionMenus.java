package org.nbdscope.app.gui.action;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Makes the menus out of actions. */
public final class ActionMenus {

    private final Map<Place, List<MenuItem>> items = new EnumMap<>(Place.class);

    /** Menus of these actions. */
    public ActionMenus(List<Action> actions) {
        for (Action action : actions) {
            if (action.place() != null) {
                add(action.place(), item(action));
            }
        }
    }

    /** Puts an item of another kind, one that changes for example, into a menu. */
    public void add(Place place, MenuItem item) {
        items.computeIfAbsent(place, key -> new ArrayList<>()).add(item);
    }

    /** The menu bar. */
    public MenuBar bar() {
        MenuBar bar = new MenuBar();
        for (TopMenu top : TopMenu.values()) {
            Menu menu = menu(top);
            if (!menu.getItems().isEmpty()) {
                bar.getMenus().add(menu);
            }
        }
        return bar;
    }

    private Menu menu(TopMenu top) {
        Menu menu = new Menu(top.label());
        int group = 0;
        for (Map.Entry<Place, List<MenuItem>> entry : items.entrySet()) {
            Place place = entry.getKey();
            if (place.menu() != top) {
                continue;
            }
            if (group != place.group() && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            group = place.group();
            if (place.submenu() == null) {
                menu.getItems().addAll(entry.getValue());
            } else {
                menu.getItems().add(new Menu(place.submenu(), null, entry.getValue().toArray(MenuItem[]::new)));
            }
        }
        return menu;
    }

    /** A menu item for an action, for menus elsewhere. */
    public static MenuItem item(Action action) {
        MenuItem item = action.state() == null ? new MenuItem(action.name()) : stateful(action);
        item.setId(action.id());
        item.setMnemonicParsing(true);
        item.setAccelerator(action.key());
        if (action.enabled() != null) {
            item.disableProperty().bind(Bindings.not(action.enabled()));
        }
        item.setOnAction(event -> {
            action.run();
            show(item, action);
        });
        return item;
    }

    /** The action decides, not the click. */
    private static void show(MenuItem item, Action action) {
        if (item instanceof RadioMenuItem radio) {
            radio.setSelected(action.state().getValue());
        } else if (item instanceof CheckMenuItem check) {
            check.setSelected(action.state().getValue());
        }
    }

    private static MenuItem stateful(Action action) {
        MenuItem item = action.choice() ? new RadioMenuItem(action.name()) : new CheckMenuItem(action.name());
        show(item, action);
        action.state().addListener((property, before, now) -> show(item, action));
        return item;
    }
}
