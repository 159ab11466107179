package org.nbdscope.dissector.tcp;

/** Why bytes of a stream are not there. */
public enum Missing {
    /** The capture cut the packet (snap length): the packet was seen, its last bytes were not kept. */
    CUT,
    /** The capture lost the packet; its receiver did not. */
    LOST
}
