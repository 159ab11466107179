package org.nbdscope.app.gui.action;

/** The menus of the menu bar, from left to right. A menu in which nothing can be done is not shown. */
public enum TopMenu {
    FILE("_File"),
    EDIT("_Edit"),
    VIEW("_View"),
    GO("_Go"),
    CAPTURE("_Capture"),
    ANALYZE("_Analyze"),
    HELP("_Help");

    private final String label;

    TopMenu(String label) {
        this.label = label;
    }

    /** What it is called; an underscore is before the letter for the keyboard. */
    public String label() {
        return label;
    }
}
