package org.nbdscope.dissector.analysis;

/** Why a client sent a block status request, as one of a run of them. */
public enum MapCause {
    /** Begins a run. */
    FIRST("first"),
    /** Its offset lies in ground that the run's answers had covered. */
    RE_ASK("re-ask"),
    /** The answer before it stopped short because NBD_CMD_FLAG_REQ_ONE asked for one extent only. */
    REQ_ONE("REQ_ONE"),
    /** The server's answer stopped short of what was asked. */
    SERVER("server stopped short"),
    /** The server's answer stopped short with as many descriptors as qemu, or the specification, lets a chunk have. */
    SERVER_REPLY_CAP("server stopped short (reply cap)"),
    /** The request before it was as long as 32 bits allow, and was answered whole. */
    LIMIT_32_BIT("32-bit limit"),
    /** The request before it was answered whole, or was still in flight: the client asks in pieces. */
    CLIENT_CHUNK("client chunk"),
    /** The answer before it is not, or not wholly, in the capture. */
    UNKNOWN("unknown");

    private final String label;

    MapCause(String label) {
        this.label = label;
    }

    /** How summaries spell it. */
    public String label() {
        return label;
    }

    /** Whether extended headers, with their 64-bit lengths, would have made the request unnecessary. */
    public boolean avoidableByExtendedHeaders() {
        return this == LIMIT_32_BIT;
    }

    /** Whether another client would not have needed the request, the form of the headers apart. */
    public boolean avoidableByClient() {
        return this == RE_ASK || this == REQ_ONE || this == CLIENT_CHUNK;
    }
}
