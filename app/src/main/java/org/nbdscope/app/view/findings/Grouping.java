package org.nbdscope.app.view.findings;

/** By what the findings are put together at the top of their tree. */
public enum Grouping {
    SEVERITY("Severity, code"),
    CONNECTION("Connection"),
    FAULT("Who");

    private final String label;

    Grouping(String label) {
        this.label = label;
    }

    /** What the window calls it. */
    public String label() {
        return label;
    }
}
