package org.nbdscope.dissector.packet;

/** What {@link PacketDecoder} made of a packet. */
public enum Outcome {
    /** A TCP segment was found; its payload may be cut by the snap length. */
    TCP,
    /** A fragment of an IP packet of which other fragments are not there yet; it was kept. */
    FRAGMENT,
    /** An IP packet that carries no TCP. */
    NOT_TCP,
    /** A packet of a known link type that carries no IP. */
    NOT_IP,
    /** The snap length cut the packet inside its headers. */
    CUT,
    /** The headers contradict themselves. */
    MALFORMED,
    /** The packet's link type is not one this program reads. */
    UNKNOWN_LINK_TYPE
}
