package org.nbdscope.dissector.session;

/** The form of the replies of a session, as negotiated or, where the handshake was not seen, as found (section "Transmission"). */
public enum ReplyMode {
    SIMPLE("simple"),
    STRUCTURED("structured"),
    EXTENDED("extended");

    private final String label;

    ReplyMode(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }
}
