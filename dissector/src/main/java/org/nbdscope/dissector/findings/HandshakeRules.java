package org.nbdscope.dissector.findings;

import java.util.List;

/** Rules of the handshake. */
final class HandshakeRules {

    private static final RuleGroup GROUP = new RuleGroup("Handshake");

    static final Rule BAD_MAGIC = GROUP.error("BAD_MAGIC", Fault.SERVER, "The greeting has an unknown magic")
            .says("Newstyle negotiation", "S: 64 bits, `0x49484156454F5054` (ASCII '`IHAVEOPT`') (note different magic number)")
            .means("Behind NBDMAGIC stands neither the newstyle magic nor the oldstyle one, so that no client can go on.")
            .advises("Look whether the server swaps bytes or is no NBD server at all.");

    static final Rule OLDSTYLE_ON_IANA_PORT = GROUP.warning("OLDSTYLE_ON_IANA_PORT", Fault.SERVER, "Oldstyle negotiation on port 10809")
            .says("Newstyle negotiation", "The server SHOULD refuse to allow oldstyle negotiations on the newstyle port.")
            .means("Port 10809 is reserved for newstyle; clients of today may not understand the oldstyle handshake there.")
            .advises("Serve newstyle, or move the oldstyle export to another port.");

    static final Rule UNKNOWN_HS_FLAG = GROUP.error("UNKNOWN_HS_FLAG", Fault.SERVER, "Unknown handshake flag")
            .says("Handshake flags", "The server MUST NOT set any other flags, and SHOULD NOT change behaviour unless the client responds "
                    + "with a corresponding flag.")
            .means("Only the flags for fixed newstyle and for leaving out zeroes are defined.")
            .advises("Clear the other bits; new features are negotiated with options.");

    static final Rule CLIENT_FLAG_NOT_OFFERED = GROUP.error("CLIENT_FLAG_NOT_OFFERED", Fault.CLIENT, "Client flag without the server's "
            + "offer")
            .says("Client flags", "Clients MUST NOT set any other flags; the server MUST drop the TCP connection if the client sets an "
                    + "unknown "
                    + "flag, or a flag that does not match something advertised by the server.")
            .means("The server has to hang up; one that goes on breaks the same rule.")
            .advises("Set only flags whose counterpart the greeting has.");

    static final Rule OPTION_BEFORE_FINAL_REPLY = GROUP.error("OPTION_BEFORE_FINAL_REPLY", Fault.CLIENT,
                    "An option was sent before the final reply to the one before it")
            .says("Fixed newstyle negotiation", "The client MUST NOT send any option until it has received a final reply to any option "
                    + "it has "
                    + "sent (note that some options e.g. `NBD_OPT_LIST` have multiple replies, and the final reply is the last of those).")
            .means("Options may change the server's state; with two at a time it is open which reply belongs to which state.")
            .advises("Wait for the final reply before sending the next option.");

    static final Rule OPT_REPLY_MISMATCH = GROUP.error("OPT_REPLY_MISMATCH", Fault.SERVER, "A reply to an option that was not sent")
            .says("Fixed newstyle negotiation", "S: 32 bits, the option as sent by the client to which this is a reply")
            .means("The reply names an option that waits for no reply; a client cannot tell what was granted.")
            .advises("Repeat the number of the option that is answered, in network byte order.");

    static final Rule OPT_REPLY_LENGTH = GROUP.error("OPT_REPLY_LENGTH", Fault.SERVER, "An option reply with an impossible length")
            .says("Fixed newstyle negotiation", "S: 32 bits, length of the reply. This MAY be zero for some replies, in which case the "
                    + "next "
                    + "field is not sent")
            .means("The length is more than 64 KiB, reaches beyond the end of the stream, or does not fit the reply's type. "
                    + "A client waits for bytes that never come, or reserves memory for them.")
            .advises("Send the length of what follows.");

    static final Rule OPT_UNKNOWN_DISCONNECT = GROUP.error("OPT_UNKNOWN_DISCONNECT", Fault.SERVER, "The server hung up on an option")
            .says("Baseline", "Servers that receive messages which they do not implement MUST reply to them with `NBD_REP_ERR_UNSUP`, "
                    + "and MUST "
                    + "NOT fail to parse the next message received.")
            .means("A client that tries a newer option must be refused politely, or it cannot connect at all.")
            .advises("Skip the option's data and reply NBD_REP_ERR_UNSUP.");

    static final Rule OPT_DATA_FORBIDDEN = GROUP.error("OPT_DATA_FORBIDDEN", Fault.CLIENT, "Data with an option that has none")
            .says("Option types", "The client MUST NOT send any additional data with the option")
            .means("The server should refuse the option with NBD_REP_ERR_INVALID.")
            .advises("Send the option with length 0.");

    static final Rule NAME_LENGTH = GROUP.error("NAME_LENGTH", Fault.CLIENT, "A name or query that is too long, or that does not fit "
            + "its message")
            .says("Conventions", "that string is a sequence of UTF-8 code points, which is not `NUL` terminated, MUST NOT contain `NUL` "
                    + "characters, SHOULD be no longer than 256 bytes and MUST be no longer than 4096 bytes.")
            .means("Lengths inside an option that reach beyond its data have been a way to attack servers and clients.")
            .advises("Check each inner length against the outer one, on both sides.");

    static final Rule DUP_INFO_REQUEST = GROUP.error("DUP_INFO_REQUEST", Fault.CLIENT, "The same information was asked for twice")
            .says("Option types", "The client MUST NOT include any information request in the list more than once.")
            .means("The list of information requests names a type twice.")
            .advises("Name each type once.");

    static final Rule GO_NO_INFO_EXPORT = GROUP.error("GO_NO_INFO_EXPORT", Fault.SERVER, "An export without NBD_INFO_EXPORT")
            .says("Option types", "In this case, the server MUST send at least one `NBD_REP_INFO`, with an `NBD_INFO_EXPORT` "
                    + "information type.")
            .means("Without it the client knows neither the export's size nor what the server can do.")
            .advises("Send NBD_INFO_EXPORT before NBD_REP_ACK.");

    static final Rule INFO_GO_DIFFER = GROUP.error("INFO_GO_DIFFER", Fault.SERVER, "NBD_OPT_INFO and NBD_OPT_GO were answered differently")
            .says("Option types", "the server MUST reply with the same set of information, such as transmission flags in the "
                    + "`NBD_INFO_EXPORT` reply, although the ordering of the intermediate `NBD_REP_INFO` messages MAY differ.")
            .means("A client that decides by what NBD_OPT_INFO said is misled.")
            .advises("Answer both from the same state of the export.");

    static final Rule BLOCKSIZE_INVALID = GROUP.error("BLOCKSIZE_INVALID", Fault.SERVER, "Impossible block sizes")
            .says("Size constraints", "If advertised, this value MUST be a power of 2, MUST NOT be larger than 2^16 (65,536), and MAY "
                    + "be as "
                    + "small as 1 for an export backed by a regular file")
            .means("The minimum must be a power of two up to 65,536, the preferred size a power of two of at least the minimum and 512, "
                    + "and "
                    + "the maximum payload no less than the preferred size.")
            .advises("Advertise sizes that fulfil this, or none.");

    static final Rule SIZE_NOT_MULTIPLE_OF_MIN = GROUP.warning("SIZE_NOT_MULTIPLE_OF_MIN", Fault.SERVER,
                    "The size is no multiple of the minimum block size")
            .says("Size constraints", "If a server advertises a minimum block size, the advertised export size SHOULD be an integer "
                    + "multiple "
                    + "of that block size, since otherwise, the client would be unable to access the final few bytes of the export.")
            .means("The last bytes of the export cannot be read or written by the rules.")
            .advises("Round the advertised size, or advertise a smaller minimum.");

    static final Rule SIZE_SIGN_BIT = GROUP.warning("SIZE_SIGN_BIT", Fault.SERVER, "An export of 2^63 bytes or more")
            .means("The specification allows it, but many clients use signed numbers of 64 bits and fail or crash.")
            .advises("Advertise less than 2^63 bytes.");

    static final Rule BLOCKSIZE_REQD_WRONG = GROUP.error("BLOCKSIZE_REQD_WRONG", Fault.SERVER,
                    "Block sizes were demanded of a client that had asked for them")
            .says("Option types", "The server MUST NOT send this error if size constraints were requested with `NBD_INFO_BLOCK_SIZE` "
                    + "with the "
                    + "`NBD_OPT_INFO` or `NBD_OPT_GO` request.")
            .means("The client did what the error asks for, and cannot do more.")
            .advises("Accept a request that lists NBD_INFO_BLOCK_SIZE.");

    static final Rule EXPORT_NAME_AFTER_EXT = GROUP.error("EXPORT_NAME_AFTER_EXT", Fault.CLIENT,
                    "NBD_OPT_EXPORT_NAME after extended headers were agreed on")
            .says("Option types", "Once extended headers are successfully requested, a client MUST NOT use `NBD_OPT_EXPORT_NAME`.")
            .means("A server with extended headers has to support NBD_OPT_GO, which can fail politely.")
            .advises("Use NBD_OPT_GO.");

    static final Rule GO_UNSUP_AFTER_EXT = GROUP.error("GO_UNSUP_AFTER_EXT", Fault.SERVER,
                    "NBD_OPT_GO is unsupported although extended headers were agreed on")
            .says("Option types", "if the server has acknowledged a client's request for `NBD_OPT_EXTENDED_HEADERS`, the server MUST "
                    + "NOT fail "
                    + "`NBD_OPT_GO` with `NBD_REP_ERR_UNSUP`.")
            .means("The client may not use NBD_OPT_EXPORT_NAME any more, and so has no way into the export.")
            .advises("Support NBD_OPT_GO, or refuse extended headers.");

    static final Rule SR_AFTER_EXT_ACKED = GROUP.warning("SR_AFTER_EXT_ACKED", Fault.SERVER,
                    "Structured replies were granted after extended headers")
            .says("Option types", "`NBD_REP_ERR_EXT_HEADER_REQD`: The client has already successfully negotiated extended headers, "
                    + "which takes "
                    + "precedence over this option.")
            .means("Extended headers stay in force; a client may believe it went back to structured replies.")
            .advises("Refuse with NBD_REP_ERR_EXT_HEADER_REQD.");

    static final Rule META_BEFORE_SR = GROUP.error("META_BEFORE_SR", Fault.CLIENT, "Metadata contexts before structured replies")
            .says("Option types", "This option MUST NOT be requested unless structured replies or extended headers have been negotiated "
                    + "first.")
            .means("Block status cannot be answered with simple replies.")
            .advises("Negotiate extended headers or structured replies first.");

    static final Rule META_REPLACED = GROUP.warning("META_REPLACED", Fault.CLIENT, "Metadata contexts were selected a second time")
            .says("Option types", "Issuing this command replaces all previously-set metadata contexts (including when this command fails); "
                    + "clients must ensure that all metadata contexts they are interested in are selected with the final query that "
                    + "they sent.")
            .means("What the first selection granted is gone, with its ids.")
            .advises("Select all contexts with one option.");

    static final Rule META_DUP_ID = GROUP.error("META_DUP_ID", Fault.SERVER, "Two metadata contexts with one id")
            .says("Option types", "Otherwise the server MUST reply with a number of `NBD_REP_META_CONTEXT` replies, one for each selected "
                    + "metadata context, each with a unique metadata context ID, followed by `NBD_REP_ACK`.")
            .means("Block status replies name the context by its id alone; with two of one id nobody knows which is meant.")
            .advises("Give each selected context an id of its own.");

    static final Rule STATE_BEFORE_STARTTLS = GROUP.warning("STATE_BEFORE_STARTTLS", Fault.CLIENT, "Options with effect before TLS")
            .says("Option types", "A client SHOULD defer all stateful option requests until after it determines whether encryption is "
                    + "available.")
            .means("Somebody in between could have put these options there: servers that kept their effect were open to CVE-2021-3716.")
            .advises("Send NBD_OPT_STARTTLS first.");

    static final Rule TLS_DOWNGRADE = GROUP.warning("TLS_DOWNGRADE", Fault.CLIENT, "TLS was refused and the client went on in clear text")
            .says("Client-side requirements", "For this reason, a client which only wishes to use TLS SHOULD terminate the session if the "
                    + "`NBD_OPT_STARTTLS` replies with an error.")
            .means("Somebody in between can forge the refusal. Whether the client wanted TLS at any price the capture does not show.")
            .advises("Where TLS is wanted, configure the client to insist on it.");

    static final Rule NOT_TLS_AFTER_ACK = GROUP.error("NOT_TLS_AFTER_ACK", Fault.CLIENT, "Clear text after TLS was agreed on")
            .says("FORCEDTLS mode", "After an `NBD_REP_ACK` reply has been sent, the server MUST be prepared for a TLS handshake, and all "
                    + "further data MUST be sent and received over TLS.")
            .means("The bytes behind the agreement are no TLS record.")
            .advises("Start the TLS handshake at once.");

    static final Rule TLS_REQD_MISUSED = GROUP.error("TLS_REQD_MISUSED", Fault.SERVER, "TLS was demanded where it must not be")
            .says("Server-side requirements", "The server insists upon TLS, and forces the client to upgrade by erroring any NBD "
                    + "options other "
                    + "than `NBD_OPT_STARTTLS` or `NBD_OPT_ABORT` with `NBD_REP_ERR_TLS_REQD` ('FORCEDTLS')")
            .means("NBD_OPT_STARTTLS and NBD_OPT_ABORT can never need TLS first.")
            .advises("Answer these two options whatever the mode.");

    static final Rule HANDSHAKE_STALLED = GROUP.warning("HANDSHAKE_STALLED", Fault.CLIENT, "The handshake took longer than 10 s")
            .means("Servers limit the time: qemu gives up after 10 s, since sockets that never finish the handshake were CVE-2024-7409.")
            .advises("Find out what the client waits for.");

    static final Rule FLAGS_WITHOUT_BASIS = GROUP.error("FLAGS_WITHOUT_BASIS", Fault.SERVER, "Transmission flags that contradict what "
            + "was agreed on")
            .says("Transmission flags", "The server MUST NOT set the flag for features it does not support.")
            .means("NBD_FLAG_HAS_FLAGS must always be set; NBD_FLAG_SEND_DF needs structured replies or extended headers, "
                    + "NBD_FLAG_SEND_FAST_ZERO needs NBD_FLAG_SEND_WRITE_ZEROES, NBD_FLAG_BLOCK_STATUS_PAYLOAD needs extended headers.")
            .advises("Compute the flags from what this client negotiated.");

    static final Rule ABORT_NOT_ACKED = GROUP.warning("ABORT_NOT_ACKED", Fault.SERVER, "NBD_OPT_ABORT was not acknowledged")
            .says("Option types", "The client desires to abort the negotiation and terminate the session. The server MUST reply with "
                    + "`NBD_REP_ACK`.")
            .means("Earlier versions of the specification left this open, and clients have to live with it.")
            .advises("Reply NBD_REP_ACK before closing.");

    static final Rule EXPORT_PADDING = GROUP.error("EXPORT_PADDING", Fault.SERVER, "Zeroes behind the export information, or none, "
            + "against the agreement")
            .says("Client flags", "If set, the server MUST NOT send the 124 bytes of zeroes when the client ends negotiation with "
                    + "`NBD_OPT_EXPORT_NAME`.")
            .means("The answer to NBD_OPT_EXPORT_NAME has 10 bytes where both sides set their NO_ZEROES flag, else 134. With another "
                    + "number "
                    + "the client takes the first reply from the wrong place.")
            .advises("Send the 124 zeroes exactly where NBD_FLAG_C_NO_ZEROES is not set.");

    private HandshakeRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
