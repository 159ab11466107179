package org.nbdscope.dissector.findings;

import java.util.List;

/** Rules of the transmission phase that concern both directions, or requests. */
final class RequestRules {

    private static final RuleGroup GROUP = new RuleGroup("Requests");

    static final Rule HEADER_MODE = GROUP.error("HEADER_MODE", Fault.SERVER, "A message in a form that was not negotiated")
            .says("Transmission", "The determination of which message headers to use is determined during handshaking phase, based on "
                    + "whether "
                    + "`NBD_OPT_STRUCTURED_REPLY` or `NBD_OPT_EXTENDED_HEADERS` was requested by the client and given a successful "
                    + "response by "
                    + "the server.")
            .means("Headers differ in length: the peer waits for bytes that do not come, or takes the next message for the rest of this "
                    + "one.")
            .advises("Choose the form by what was acknowledged in the handshake, not by what the request looks like.");

    static final Rule DESYNC = GROUP.error("DESYNC", Fault.SERVER, "Bytes that are no message where one is due")
            .says("Structured reply chunk message", "The use of *length* in the reply allows context-free division of the overall server "
                    + "traffic into individual reply messages")
            .means("The stream is out of step from here: a length was wrong before it, or the magic is.")
            .advises("Look at the length of the message before these bytes.");

    static final Rule COOKIE_IN_FLIGHT_REUSED = GROUP.warning("COOKIE_IN_FLIGHT_REUSED", Fault.CLIENT, "Two requests in flight with one "
            + "cookie")
            .says("Transmission", "Clients SHOULD use a cookie that is distinct from all other currently pending transactions, but MAY "
                    + "reuse "
                    + "cookies that are no longer in flight; cookies need not be consecutive.")
            .means("Nobody can tell which of the two a reply answers.")
            .advises("Use a counter.");

    static final Rule WRITE_WITHOUT_PAYLOAD_LEN = GROUP.error("WRITE_WITHOUT_PAYLOAD_LEN", Fault.CLIENT,
                    "An extended write without NBD_CMD_FLAG_PAYLOAD_LEN")
            .says("Request message", "The command `NBD_CMD_WRITE` MUST use the flag `NBD_CMD_FLAG_PAYLOAD_LEN` in this mode")
            .means("By the rules no payload follows such a header. A server that takes it at its word loses the stream; "
                    + "qemu's client is known to send this, with the payload.")
            .advises("Set the flag on every extended write.");

    static final Rule PAYLOAD_LEN_MISUSED = GROUP.error("PAYLOAD_LEN_MISUSED", Fault.CLIENT, "NBD_CMD_FLAG_PAYLOAD_LEN where it does "
            + "not belong")
            .says("Request message", "In the compact style, the client MUST NOT use the `NBD_CMD_FLAG_PAYLOAD_LEN` flag")
            .means("The flag belongs to extended writes, and to block status where the server offers NBD_FLAG_BLOCK_STATUS_PAYLOAD.")
            .advises("Clear the flag.");

    static final Rule PAYLOAD_OVER_MAX = GROUP.error("PAYLOAD_OVER_MAX", Fault.CLIENT, "A payload larger than the server takes")
            .says("Size constraints", "For commands that require a payload in either direction and where the client controls the "
                    + "payload length "
                    + "(`NBD_CMD_WRITE`, or `NBD_CMD_READ` with simple replies), the client MUST NOT request a length larger than the "
                    + "maximum "
                    + "payload size.")
            .means("The server may hang up.")
            .advises("Split the request at the maximum payload size that the server advertised.");

    static final Rule UNALIGNED_MIN = GROUP.error("UNALIGNED_MIN", Fault.CLIENT, "A request that is not aligned to the minimum block size")
            .says("Size constraints", "the client MUST ensure that *offset* and *length* are integer multiples of any advertised "
                    + "minimum block size")
            .means("The server may refuse it. Where the client did not ask for the block sizes this is only a warning.")
            .advises("Round the range outwards and keep the wanted part.");

    static final Rule OUT_OF_BOUNDS = GROUP.error("OUT_OF_BOUNDS", Fault.CLIENT, "A request beyond the end of the export")
            .says("Size constraints", "For those requests, the client MUST NOT use a *length* which, when added to *offset*, would "
                    + "exceed the "
                    + "export size.")
            .means("The server fails it, or it should.")
            .advises("Cut the range at the export's size.");

    static final Rule FEATURE_NOT_OFFERED = GROUP.error("FEATURE_NOT_OFFERED", Fault.CLIENT, "A command or flag that the server did not "
            + "offer")
            .says("Transmission flags", "The client MUST NOT use a feature documented as 'exposed' by a flag unless that flag was set.")
            .means("The server may refuse it or misunderstand it.")
            .advises("Check the transmission flags before using the command.");

    static final Rule FLAG_WRONG_COMMAND = GROUP.error("FLAG_WRONG_COMMAND", Fault.CLIENT, "A command flag on a command that has no use "
            + "for it")
            .says("Command flags", "Clients MUST NOT set a command flag bit that is not documented for the particular command")
            .means("The server should refuse it with NBD_EINVAL. NBD_CMD_FLAG_FUA on a command that writes nothing is only a warning.")
            .advises("Set the flag only on the commands that document it.");

    static final Rule UNKNOWN_COMMAND_FLAGS = GROUP.error("UNKNOWN_COMMAND_FLAGS", Fault.CLIENT, "Unknown command flags")
            .says("Command flags", "Clients MUST NOT set a command flag bit that is not documented for the particular command; and "
                    + "whether a flag "
                    + "is valid may depend on negotiation during the handshake phase.")
            .means("The specification defines no such bit.")
            .advises("Clear it.");

    static final Rule UNKNOWN_COMMAND = GROUP.warning("UNKNOWN_COMMAND", Fault.CLIENT, "An unknown command")
            .says("Request types", "authors of such implementations SHOULD contact the maintainer of this document, so that these "
                    + "messages can be "
                    + "listed here to avoid conflicting implementations.")
            .means("The specification defines no such command; a server should refuse it with NBD_EINVAL.")
            .advises("Look whether the command is byte-swapped, or belongs to an extension that was not negotiated.");

    static final Rule BS_NOT_NEGOTIATED = GROUP.error("BS_NOT_NEGOTIATED", Fault.CLIENT, "Block status without a metadata context")
            .says("Request types", "A client MUST NOT send `NBD_CMD_BLOCK_STATUS` unless within the negotiation phase it sent "
                    + "`NBD_OPT_SET_META_CONTEXT` at least once, and where the final time that was sent, it referred to the same export "
                    + "name "
                    + "used to enter transmission phase, and where the server returned at least one metadata context without an error.")
            .means("There is nothing the server could report on.")
            .advises("Select contexts for the export that is going to be used, after TLS has been started.");

    static final Rule RESERVED_NONZERO = GROUP.error("RESERVED_NONZERO", Fault.CLIENT, "Offset or length of a command that has none")
            .says("Request types", "For a flush request, *length* and *offset* are reserved, and MUST be set to all-zero.")
            .means("The fields are reserved for later use.")
            .advises("Send zeroes.");

    static final Rule ZERO_LENGTH = GROUP.warning("ZERO_LENGTH", Fault.CLIENT, "A request of no bytes")
            .says("Request types", "the behavior of a server on such a request is unspecified although the server SHOULD NOT disconnect.")
            .means("What the server does with it is open.")
            .advises("Leave such requests out.");

    static final Rule WRITE_TO_READ_ONLY = GROUP.warning("WRITE_TO_READ_ONLY", Fault.CLIENT, "A write to a read-only export")
            .says("Transmission flags", "If this flag is set, the server MUST error subsequent write operations to the export.")
            .means("The server has to refuse it; where it succeeds the server is at fault, and that is an error.")
            .advises("Look at NBD_FLAG_READ_ONLY before writing.");

    static final Rule AFTER_DISC = GROUP.error("AFTER_DISC", Fault.CLIENT, "Something was sent after the disconnect")
            .says("Request types", "A client MUST NOT send anything to the server after sending an `NBD_CMD_DISC` command.")
            .means("The server is closing; nobody will answer.")
            .advises("Make NBD_CMD_DISC the last message.");

    static final Rule DISC_WITH_IN_FLIGHT = GROUP.warning("DISC_WITH_IN_FLIGHT", Fault.CLIENT, "Disconnect with requests in flight")
            .says("Terminating the transmission phase", "The client MAY issue a soft disconnect at any time, but SHOULD wait until "
                    + "there are no "
                    + "inflight requests first.")
            .means("Whether those requests were carried out the client does not learn.")
            .advises("Wait for the replies first.");

    static final Rule DISC_NOT_CLOSED = GROUP.error("DISC_NOT_CLOSED", Fault.SERVER, "The server did not close after the disconnect")
            .says("Request types", "The server MUST handle all outstanding requests, shut down the TLS session (if one is running), and "
                    + "close the "
                    + "TCP session.")
            .means("More than a second passed after the last reply.")
            .advises("Close the connection when NBD_CMD_DISC has been read and everything is answered.");

    static final Rule HARD_DISCONNECT = GROUP.error("HARD_DISCONNECT", Fault.CLIENT, "The connection was closed without a disconnect")
            .says("Terminating the transmission phase", "The client and the server MUST NOT initiate any form of disconnect other than "
                    + "in one of "
                    + "the above circumstances.")
            .means("A peer may drop the connection only where the other one broke a rule, or on a server's shutdown. Often a crash.")
            .advises("Look at the log of the peer that closed.");

    static final Rule CONTINUED_AFTER_SHUTDOWN = GROUP.error("CONTINUED_AFTER_SHUTDOWN", Fault.CLIENT,
                    "The client went on although the server is shutting down")
            .says("Terminating the transmission phase", "If the client receives an `NBD_ESHUTDOWN` error it MUST initiate a soft "
                    + "disconnect.")
            .means("The server is going away. In the handshake NBD_REP_ERR_SHUTDOWN says the same (section \"Termination of the session "
                    + "during option haggling\"), and nothing but NBD_OPT_ABORT may follow.")
            .advises("Send NBD_CMD_DISC, in the handshake NBD_OPT_ABORT, and connect anew.");

    static final Rule READ_OVER_32BIT = GROUP.warning("READ_OVER_32BIT", Fault.CLIENT, "A read of 4 GiB or more")
            .says("Structured reply types", "portable clients SHOULD NOT request a read *length* larger than 32 bits")
            .means("A hole in the reply can have 32 bits only, and servers may refuse the read with NBD_EOVERFLOW.")
            .advises("Split the read.");

    private RequestRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
