package org.nbdscope.dissector.session;

/** Whether a session runs in TLS, and whether its contents can be read (section "TLS support"). */
public enum TlsState {
    NONE("none"),
    /** TLS without a key: only the records are seen. */
    ENCRYPTED("encrypted"),
    DECRYPTED("decrypted");

    private final String label;

    TlsState(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }
}
