package org.nbdscope.dissector.findings;

import java.util.List;

/** How the peers use TCP, where that costs time. */
final class TransportRules {

    private static final RuleGroup GROUP = new RuleGroup("Transport");

    static final Rule NAGLE_STALL = GROUP.warning("NAGLE_STALL", Fault.CLIENT, "A segment was held back until an acknowledgement came")
            .says("Protocol phases", "If TCP sockets are used, both the client and server SHOULD disable Nagle's algorithm (that is, use "
                    + "`setsockopt` to set the `TCP_NODELAY` option to non-zero), to eliminate artificial delays caused by waiting for an "
                    + "ACK response when a large message payload spans multiple network packets.")
            .means("The end of what the sender had to say was smaller than a full segment, and left only when what came before it was "
                    + "acknowledged. Receivers delay acknowledgements by 40 to 200 ms.")
            .advises("Set TCP_NODELAY on the socket of the sender, and write a message's header together with its payload.");

    static final Rule TINY_SEGMENTS = GROUP.note("TINY_SEGMENTS", Fault.CLIENT, "Headers and payloads in separate segments")
            .means("Message after message, the header was sent by itself, and its payload began in the next segment: twice the packets, "
                    + "and without TCP_NODELAY a wait in between.")
            .advises("Write header and payload with one call (writev), or mark the header with MSG_MORE or TCP_CORK.");

    static final Rule ZERO_WINDOW = GROUP.warning("ZERO_WINDOW", Fault.CLIENT, "A receive window was closed")
            .means("The receiver did not read what it had been sent, until its buffer was full: from then on the other side had to wait. "
                    + "For less than 10 ms in all it is only a note.")
            .advises("Look what keeps the receiver from reading: a slow disk, one thread for both directions, or a small receive buffer.");

    static final Rule MUTUAL_STALL = GROUP.warning("MUTUAL_STALL", Fault.CLIENT, "Both receive windows were closed at once")
            .means("Each side has sent more than the other one reads. Where each of them writes before it reads again, neither will "
                    + "ever get "
                    + "on: the client must go on reading replies while it sends requests, and the server requests while it sends replies.")
            .advises("Read and write independently of each other, and limit the bytes that are in flight.");

    static final Rule RETRANSMIT = GROUP.warning("RETRANSMIT", Fault.NETWORK, "Segments were sent again")
            .means("The network lost or delayed them, or their acknowledgement. Until they came again everything behind them had to wait.")
            .advises("Look for drops and errors on the interfaces between the two hosts.");

    private TransportRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
