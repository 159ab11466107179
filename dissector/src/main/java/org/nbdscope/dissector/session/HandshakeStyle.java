package org.nbdscope.dissector.session;

/** The three versions of the handshake (section "Handshake"). */
public enum HandshakeStyle {
    OLDSTYLE("oldstyle"),
    NEWSTYLE("newstyle"),
    /** Both sides set the fixed newstyle flag. */
    FIXED_NEWSTYLE("fixed newstyle");

    private final String label;

    HandshakeStyle(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }
}
