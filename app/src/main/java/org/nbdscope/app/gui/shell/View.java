package org.nbdscope.app.gui.shell;

/** The views of an open capture; they share filter, selection and time range. In the order of their keys, Ctrl+1 and on. */
public enum View {
    SUMMARY("Summary"),
    TRAFFIC("Traffic"),
    TIMELINE("Timeline"),
    COVERAGE("Coverage"),
    FINDINGS("Findings");

    private final String label;

    View(String label) {
        this.label = label;
    }

    /** What the switch and the menu call it. */
    public String label() {
        return label;
    }
}
