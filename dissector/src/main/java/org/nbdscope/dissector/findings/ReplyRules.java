package org.nbdscope.dissector.findings;

import java.util.List;

/** Rules of replies; those of block status have a group of their own. */
final class ReplyRules {

    private static final RuleGroup GROUP = new RuleGroup("Replies");

    static final Rule COOKIE_UNKNOWN = GROUP.error("COOKIE_UNKNOWN", Fault.SERVER, "A reply to no request in flight")
            .says("Transmission", "In each reply message (whether simple, structured, or extended), the server MUST use the same value "
                    + "for cookie "
                    + "as was sent by the client in the corresponding request, treating the cookie as an opaque field.")
            .means("The client cannot tell what is answered, and gives up; the request that was meant stays unanswered.")
            .advises("Send back the cookie's 64 bits as they came, on the connection on which they came.");

    static final Rule DUPLICATE_REPLY = GROUP.error("DUPLICATE_REPLY", Fault.SERVER, "A second reply to one request")
            .says("Transmission", "The transmission phase consists of a series of transactions, where the client submits requests and "
                    + "the server "
                    + "sends corresponding replies with either a single simple reply or a series of one or more structured or extended "
                    + "reply "
                    + "chunks per request.")
            .means("The request was answered completely before. The Linux kernel reports this as a double reply and drops the connection.")
            .advises("Answer each request once; look for a retry inside the server.");

    static final Rule SIMPLE_REPLY_TO_READ = GROUP.error("SIMPLE_REPLY_TO_READ", Fault.SERVER, "A simple reply to a read in structured "
            + "mode")
            .says("Structured reply chunk message", "if structured replies are negotiated, the server MUST use a structured reply for "
                    + "any response "
                    + "with a payload, and MUST NOT use a simple reply for `NBD_CMD_READ` (even for the case of an early `NBD_EINVAL` "
                    + "due to bad "
                    + "flags)")
            .means("Clients treat it as a protocol error; nbd-server is known to answer failed reads so.")
            .advises("Send an error chunk.");

    static final Rule EXT_OFFSET = GROUP.error("EXT_OFFSET", Fault.SERVER, "An extended reply with another offset than the request")
            .says("Extended reply chunk message", "The extended reply has an additional field *offset* which MUST match the *offset* of "
                    + "the "
                    + "client's request")
            .means("The field repeats the request's offset, also where the payload has an offset of its own.")
            .advises("Copy the offset of the request's header.");

    static final Rule CHUNK_LENGTH = GROUP.error("CHUNK_LENGTH", Fault.SERVER, "A chunk whose length does not fit its type")
            .says("Structured reply types", "Each type determines how to interpret the \"length\" bytes of payload.")
            .means("NONE has no payload, OFFSET_DATA at least 9 bytes, OFFSET_HOLE 12, BLOCK_STATUS 4 and one or more times 8, "
                    + "BLOCK_STATUS_EXT 8 and one or more times 16, ERROR at least 6, ERROR_OFFSET at least 14.")
            .advises("Compute the length from what is sent.");

    static final Rule CHUNK_OUT_OF_RANGE = GROUP.error("CHUNK_OUT_OF_RANGE", Fault.SERVER, "A chunk outside the request")
            .says("Structured reply types", "The data MUST lie within the bounds of the original offset and length of the client's request")
            .means("A client that believes the offset writes outside its buffer: that was a remote code execution in libnbd in 2019.")
            .advises("Offsets in chunks count from the beginning of the export, and stay inside the request.");

    static final Rule CHUNK_OVERLAP = GROUP.error("CHUNK_OVERLAP", Fault.SERVER, "Chunks of one reply overlap")
            .says("Structured reply types", "MUST NOT overlap with the bounds of any earlier content chunk or error chunk in the same "
                    + "reply.")
            .means("What the bytes are depends on which of the chunks the client believes.")
            .advises("Send each byte once.");

    static final Rule READ_NOT_COVERED = GROUP.error("READ_NOT_COVERED", Fault.SERVER, "A read that succeeded without all of its data")
            .says("Request types", "When no error is detected, the server MUST send enough data chunks to cover the entire region "
                    + "described by "
                    + "the offset and length of the client's request.")
            .means("The client has a buffer with a hole, and may return what was in its memory.")
            .advises("Send the missing part, or an error chunk.");

    static final Rule DF_FRAGMENTED = GROUP.error("DF_FRAGMENTED", Fault.SERVER, "A fragmented reply although the client forbade it")
            .says("Request types", "If this flag is set, the server MUST send at most one content chunk, although it MAY still send "
                    + "multiple "
                    + "chunks (the remaining chunks would be error chunks or a final type of `NBD_REPLY_TYPE_NONE`).")
            .means("With NBD_CMD_FLAG_DF the client need not be able to put pieces together.")
            .advises("Send one OFFSET_DATA chunk, with zeroes where holes are, or fail with NBD_EOVERFLOW.");

    static final Rule DONE_RULES = GROUP.error("DONE_RULES", Fault.SERVER, "A last chunk that does not say so")
            .says("Structured and extended header reply flags", "This bit MUST always be set for the `NBD_REPLY_TYPE_NONE` chunk, "
                    + "although any "
                    + "other chunk type can also be used as the final chunk.")
            .means("The client goes on waiting for the end of the reply.")
            .advises("Set NBD_REPLY_FLAG_DONE.");

    static final Rule UNKNOWN_REPLY_FLAGS = GROUP.warning("UNKNOWN_REPLY_FLAGS", Fault.SERVER, "Unknown reply flags")
            .says("Structured and extended header reply flags", "The server MUST NOT set any other flags without first negotiating the "
                    + "extension "
                    + "with the client, unless the client can usefully react to the response without interpreting the flag")
            .means("Only NBD_REPLY_FLAG_DONE is defined; clients ignore the others.")
            .advises("Clear them.");

    static final Rule WRONG_TYPE = GROUP.error("WRONG_TYPE", Fault.SERVER, "A chunk of a type that does not belong there")
            .says("Structured reply types", "If the client receives an unknown or unexpected type, other than an *error chunk*, it MUST "
                    + "initiate a "
                    + "hard disconnect.")
            .means("The chunk's type is unknown, answers another command, or belongs to the other kind of headers.")
            .advises("With extended headers use BLOCK_STATUS_EXT, otherwise BLOCK_STATUS; content chunks answer reads only.");

    static final Rule ERROR_ZERO = GROUP.error("ERROR_ZERO", Fault.SERVER, "An error chunk without an error")
            .says("Structured reply types", "32 bits: error (MUST be nonzero)")
            .means("The reply failed, and does not say how.")
            .advises("Map unknown failures to NBD_EINVAL or NBD_EIO.");

    static final Rule ERRMSG_BOUNDS = GROUP.error("ERRMSG_BOUNDS", Fault.SERVER, "An error message that does not fit its chunk")
            .says("Structured reply types", "Note that *message length* MUST NOT exceed the 4096 bytes string length limit")
            .means("The message is longer than its chunk or than 4096 bytes. A chunk of more than 1000 bytes is legal and only a note, but "
                    + "qemu's client drops the connection over it.")
            .advises("Cut the message.");

    static final Rule ERRMSG_NOT_UTF8 = GROUP.warning("ERRMSG_NOT_UTF8", Fault.SERVER, "An error message that is no text")
            .says("Conventions", "that string is a sequence of UTF-8 code points, which is not `NUL` terminated, MUST NOT contain `NUL` "
                    + "characters")
            .means("The message cannot be shown as it is.")
            .advises("Send UTF-8 without NUL.");

    static final Rule MIXED_ERRORS = GROUP.warning("MIXED_ERRORS", Fault.SERVER, "Errors with and without offset, or several errors, in "
            + "one reply")
            .says("Request types", "Generally, a server SHOULD NOT mix errors with offsets with a generic error.")
            .means("An error without offset says that nothing is known of any part, which takes back what the offsets said.")
            .advises("Send one ERROR chunk, or ERROR_OFFSET chunks only.");

    static final Rule ERRNO_UNDEFINED = GROUP.warning("ERRNO_UNDEFINED", Fault.SERVER, "An error value that is not defined, or not for "
            + "this")
            .says("Error values", "Therefore, the allowed values for the error field have been restricted to set of possibilities.")
            .means("Errno values differ between systems; clients take an unknown one for NBD_EINVAL. NBD_EOVERFLOW and NBD_ENOTSUP have "
                    + "one use "
                    + "each.")
            .advises("Map the system's errno to one of the eight values of the specification.");

    static final Rule FAST_ZERO_ENOTSUP = GROUP.error("FAST_ZERO_ENOTSUP", Fault.SERVER, "NBD_ENOTSUP to a request that did not ask for "
            + "speed")
            .says("Request types", "If the server advertised `NBD_FLAG_SEND_FAST_ZERO` but `NBD_CMD_FLAG_FAST_ZERO` is not set, then "
                    + "the server "
                    + "MUST NOT fail with `NBD_ENOTSUP`, even if the operation is no faster than a corresponding `NBD_CMD_WRITE`.")
            .means("Without the flag zeroes have to be written, however slowly.")
            .advises("Fall back to writing zeroes.");

    static final Rule CHUNK_OVER_MAX = GROUP.error("CHUNK_OVER_MAX", Fault.SERVER, "A chunk larger than the maximum payload")
            .says("Structured reply types", "A server MUST NOT send a chunk where any variable-length portion of the chunk is larger "
                    + "than any "
                    + "advertised maximum payload size")
            .means("Clients may hang up: libnbd takes no more than 64 MiB and 8 bytes, which is noted where nothing was advertised.")
            .advises("Split the reply into chunks.");

    static final Rule ZERO_HOLE = GROUP.error("ZERO_HOLE", Fault.SERVER, "A hole of no bytes")
            .says("Structured reply types", "32 bits: hole size (unsigned, MUST be nonzero)")
            .means("Each chunk has to describe at least one byte.")
            .advises("Leave it out; look whether a 64-bit length was cut to 32 bits.");

    static final Rule UNANSWERED = GROUP.warning("UNANSWERED", Fault.SERVER, "A request was never answered")
            .says("Request types", "The server MUST handle all outstanding requests, shut down the TLS session (if one is running), and "
                    + "close the "
                    + "TCP session.")
            .means("The connection ended, and no complete reply had come.")
            .advises("Look for a reply with a wrong cookie, or without NBD_REPLY_FLAG_DONE.");

    static final Rule CLIENT_LEFT_AFTER_VALID_REPLY = GROUP.note("CLIENT_LEFT_AFTER_VALID_REPLY", Fault.CLIENT, "The client hung up right "
            + "after a correct reply")
            .means("Requests were in flight, and nothing was wrong with the replies. Clients that lose count of their own requests do "
                    + "this: "
                    + "the Linux kernel did when it sent a request again after a timeout.")
            .advises("Look into the client's log for an unexpected or double reply.");

    private ReplyRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
