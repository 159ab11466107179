package org.nbdscope.app.gui.theme;

/** Which theme somebody wants. */
public enum ThemeChoice {
    LIGHT("Light"),
    DARK("Dark"),
    /** Light or dark, as the rest of the desktop is. */
    SYSTEM("As the _system");

    private final String label;

    ThemeChoice(String label) {
        this.label = label;
    }

    /** What menus call it; an underscore is before the letter for the keyboard. */
    public String menuName() {
        return label.contains("_") ? label : "_" + label;
    }

    /** What it is called elsewhere. */
    public String label() {
        return label.replace("_", "");
    }

    /** The theme; asks the system where it is to decide, which may take a moment. */
    public Theme theme() {
        return switch (this) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM -> SystemTheme.isDark() ? Theme.DARK : Theme.LIGHT;
        };
    }
}
