package org.nbdscope.app.gui.theme;

/** How the window looks. */
public enum Theme {
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /** The colours for what is drawn on a canvas. */
    public Palette palette() {
        return Palette.of(this);
    }
}
