package org.nbdscope.app.gui.action;

/**
 * Where in the menus something stands, from top to bottom. Places of one menu with different group numbers have a line between them; a
 * place with a name is a menu of its own within the menu.
 */
public enum Place {
    FILE_OPEN(TopMenu.FILE, 1, null),
    FILE_RECENT(TopMenu.FILE, 1, null),
    FILE_CLOSE(TopMenu.FILE, 1, null),
    FILE_SAVE(TopMenu.FILE, 2, null),
    FILE_EXPORT(TopMenu.FILE, 2, "_Export"),
    FILE_QUIT(TopMenu.FILE, 3, null),

    EDIT_COPY(TopMenu.EDIT, 1, "_Copy"),
    EDIT_FIND(TopMenu.EDIT, 2, null),
    EDIT_FILTER(TopMenu.EDIT, 3, null),
    EDIT_MARK(TopMenu.EDIT, 4, null),
    EDIT_PREFERENCES(TopMenu.EDIT, 5, null),

    VIEW_SWITCH(TopMenu.VIEW, 1, null),
    /** What the views show or hide. */
    VIEW_SHOW(TopMenu.VIEW, 2, null),
    VIEW_TIME(TopMenu.VIEW, 3, "Time _Display Format"),
    VIEW_OFFSETS(TopMenu.VIEW, 3, "_Offsets"),
    VIEW_THEME(TopMenu.VIEW, 3, "T_heme"),
    VIEW_ZOOM(TopMenu.VIEW, 4, null),
    VIEW_RELOAD(TopMenu.VIEW, 5, null),

    GO_TO(TopMenu.GO, 1, null),
    GO_STEP(TopMenu.GO, 2, null),
    /** From one mark, finding or round trip to the next. */
    GO_FURTHER(TopMenu.GO, 3, null),
    GO_PANE(TopMenu.GO, 4, null),

    CAPTURE_RUN(TopMenu.CAPTURE, 1, null),
    CAPTURE_OPTIONS(TopMenu.CAPTURE, 2, null),

    /** Filters made of what is selected. */
    ANALYZE_FILTER(TopMenu.ANALYZE, 1, null),
    ANALYZE_RULES(TopMenu.ANALYZE, 2, null),

    HELP_LEARN(TopMenu.HELP, 1, null),
    HELP_KEYS(TopMenu.HELP, 2, null),
    HELP_ABOUT(TopMenu.HELP, 3, null);

    private final TopMenu menu;
    private final int group;
    private final String submenu;

    Place(TopMenu menu, int group, String submenu) {
        this.menu = menu;
        this.group = group;
        this.submenu = submenu;
    }

    /** The menu that it belongs to. */
    public TopMenu menu() {
        return menu;
    }

    /** Which group of the menu, between lines. */
    int group() {
        return group;
    }

    /** The name of the menu of its own that stands here; null where its actions stand in the menu itself. */
    String submenu() {
        return submenu;
    }
}
