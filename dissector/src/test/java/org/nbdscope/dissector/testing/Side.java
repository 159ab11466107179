package org.nbdscope.dissector.testing;

/** Who sends. */
public enum Side {
    CLIENT,
    SERVER;

    /** Who receives. */
    public Side peer() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
