package org.nbdscope.dissector.session;

/** One of the two peers of a session; messages and streams are named after the one that sent them. */
public enum Side {
    CLIENT("client"),
    SERVER("server");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }
}
