package org.nbdscope.dissector.testing;

/** What requests and replies look like in the transmission phase, as the handshake settled it. */
public enum HeaderMode {
    /** Compact requests, simple replies. */
    SIMPLE,
    /** Compact requests, structured reply chunks ({@code NBD_OPT_STRUCTURED_REPLY}). */
    STRUCTURED,
    /** Extended requests, extended reply chunks ({@code NBD_OPT_EXTENDED_HEADERS}). */
    EXTENDED
}
