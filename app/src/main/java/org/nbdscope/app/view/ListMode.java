package org.nbdscope.app.view;

/** What the rows of the list are. */
public enum ListMode {
    /** A row per request with its reply. */
    TRANSACTIONS("Transactions"),
    /** A row per message, chunks of a reply one by one. */
    MESSAGES("Messages");

    private final String label;

    ListMode(String label) {
        this.label = label;
    }

    /** What the switch calls it. */
    public String label() {
        return label;
    }
}
