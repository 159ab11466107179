package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Side;

/** Whose fault a finding is. */
public enum Fault {
    CLIENT("client"),
    SERVER("server"),
    /** Something between the peers that changes what they say. */
    MIDDLEBOX("middlebox"),
    /** What carries the bytes. */
    NETWORK("network");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    /** How rows spell it. */
    public String label() {
        return label;
    }

    /** The fault of the peer that sent something. */
    public static Fault of(Side side) {
        return side == Side.CLIENT ? CLIENT : SERVER;
    }
}
