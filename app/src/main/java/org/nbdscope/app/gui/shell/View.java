package org.nbdscope.app.gui.shell;

/** The views of an open capture; they share filter, selection and time range. In the order of their keys, Ctrl+1 and on. */
public enum View {
    SUMMARY("_Summary"),
    TRAFFIC("_Traffic"),
    TIMELINE("T_imeline"),
    COVERAGE("_Coverage"),
    FINDINGS("_Findings");

    private final String name;

    View(String name) {
        this.name = name;
    }

    /** What the menu calls it, with an underscore before the letter for the keyboard. */
    String menuName() {
        return name;
    }

    /** What the switch calls it. */
    public String label() {
        return name.replace("_", "");
    }

    /** Its key, as JavaFX writes it. */
    String key() {
        return "Shortcut+" + (ordinal() + 1);
    }
}
