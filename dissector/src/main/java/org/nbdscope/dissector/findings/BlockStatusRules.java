package org.nbdscope.dissector.findings;

import java.util.List;

/** Rules of block status. */
final class BlockStatusRules {

    private static final RuleGroup GROUP = new RuleGroup("Block status");

    static final Rule CTX_SET = GROUP.error("CTX_SET", Fault.SERVER, "Not exactly one chunk for each metadata context")
            .says("Structured reply types", "A successful block status request MUST have exactly one status chunk per negotiated "
                    + "metadata context ID.")
            .means("A context was left out, reported twice, or was never selected (or not asked for in the request's payload).")
            .advises("Send one status chunk for each selected context.");

    static final Rule COUNT_FIELD = GROUP.error("COUNT_FIELD", Fault.SERVER, "The descriptor count does not fit the length")
            .says("Structured reply types", "The *descriptor count* field MUST correspond to the number of subsequent descriptors, such "
                    + "that the "
                    + "header *length* is equal to *descriptor count* * 16 + 8.")
            .means("A client that believes the count reads beyond the chunk, or misses extents.")
            .advises("Count what is sent.");

    static final Rule ZERO_EXTENT = GROUP.error("ZERO_EXTENT", Fault.SERVER, "An extent of no bytes")
            .says("Structured reply types", "32 bits, length of the extent to which the status below applies (unsigned, MUST be nonzero)")
            .means("A client that asks on from the end of the answer asks for the same offset for ever.")
            .advises("Look whether a 64-bit length was cut to 32 bits: 4 GiB becomes 0.");

    static final Rule EXTENT_SIGN_BIT = GROUP.warning("EXTENT_SIGN_BIT", Fault.SERVER, "An extent of 2^63 bytes or more")
            .means("The specification allows any length for the last extent, but no export is that large, and clients use signed "
                    + "numbers of 64 "
                    + "bits.")
            .advises("Cut the extent at the end of the export.");

    static final Rule REQ_ONE_BROKEN = GROUP.error("REQ_ONE_BROKEN", Fault.SERVER, "More than was asked for with NBD_CMD_FLAG_REQ_ONE")
            .says("Structured reply types", "If the client used the `NBD_CMD_FLAG_REQ_ONE` flag in the request, then every reply chunk "
                    + "MUST contain "
                    + "exactly one descriptor, and that descriptor MUST NOT exceed the *length* of the original request.")
            .means("A client with room for one extent may drop the connection.")
            .advises("Send one extent, cut at the request's end.");

    static final Rule EXTRA_EXTENTS = GROUP.error("EXTRA_EXTENTS", Fault.SERVER, "Extents beyond the end of the request")
            .says("Structured reply types", "the sum of the *length* fields of the first N-1 extents (if any) MUST be less than the "
                    + "requested length")
            .means("Only the last extent may reach beyond the request; further ones may not follow.")
            .advises("Stop with the extent that reaches the request's end.");

    static final Rule PAST_EXPORT_END = GROUP.warning("PAST_EXPORT_END", Fault.SERVER, "Extents beyond the end of the export")
            .means("The specification does not forbid it, but a client that walks to the end gets a position that does not exist.")
            .advises("Cut the last extent at the export's size.");

    static final Rule EXTENT_UNALIGNED = GROUP.error("EXTENT_UNALIGNED", Fault.SERVER, "An extent that is no multiple of the minimum "
            + "block size")
            .inMain(Severity.WARNING)
            .says("Request types", "The server MUST use descriptor lengths that are an integer multiple of any advertised minimum block "
                    + "size.")
            .means("The client's next request would have to begin at an offset that the server itself forbids. "
                    + "The main branch of the specification says SHOULD.")
            .advises("Round extents to the minimum block size; data wins over a hole.");

    static final Rule HIGH_STATUS_BITS = GROUP.error("HIGH_STATUS_BITS", Fault.SERVER, "High status bits in a context of 32 bits")
            .says("Structured reply types", "For metadata contexts that only return a 32-bit status (including all contexts in the "
                    + "\"base:\" "
                    + "namespace), the most-significant 32 bits of *status* MUST be all zeroes.")
            .means("Clients that copy the status into 32 bits failed an assertion over this: CVE-2023-5871.")
            .advises("Send the flags in the low half.");

    static final Rule RESERVED_BITS = GROUP.warning("RESERVED_BITS", Fault.SERVER, "Unknown status bits in base:allocation")
            .says("`base:allocation` metadata context", "For the `base:allocation` context, the remainder of the flags field is "
                    + "reserved. Servers "
                    + "SHOULD set it to all-zero; clients MUST ignore unknown flags.")
            .means("Only NBD_STATE_HOLE and NBD_STATE_ZERO are defined.")
            .advises("Clear the other bits; look whether length and status changed places.");

    static final Rule TOO_MANY_EXTENTS = GROUP.warning("TOO_MANY_EXTENTS", Fault.SERVER, "More than 2^20 extents in a chunk")
            .says("Structured reply types", "Servers SHOULD NOT send more than 2^20 extents in a single reply chunk")
            .means("Clients limit the size of a chunk and may hang up.")
            .advises("Cut the answer; the client asks on.");

    static final Rule RISKY_BS_LENGTH = GROUP.note("RISKY_BS_LENGTH", Fault.CLIENT, "A block status request near the 32-bit limit")
            .means("Legal, but nbdkit failed an assertion on lengths at or near the limit, and on large unaligned ones: CVE-2025-47711 and "
                    + "CVE-2025-47712.")
            .advises("Ask for a multiple of the minimum block size well below 4 GiB, or update the server.");

    static final Rule NO_PROGRESS = GROUP.error("NO_PROGRESS", Fault.SERVER, "A block status loop that does not get on")
            .says("Request types", "However the server MUST return at least one status descriptor, and since each status descriptor has "
                    + "a non-zero "
                    + "length, a client can always make progress on a successful return.")
            .means("The same or an earlier offset was asked for three times or more. Where the answers have no length that is the "
                    + "server's fault; "
                    + "where they get on, the client loses what they say, for instance the upper half of a 64-bit length, or goes "
                    + "backwards.")
            .advises("Server: see ZERO_EXTENT. Client: compute the next offset with unsigned numbers of 64 bits, and only ever go "
                    + "forwards.");

    static final Rule NOT_MERGED = GROUP.warning("NOT_MERGED", Fault.SERVER, "Neighbouring extents with equal status")
            .says("Request types", "The server SHOULD use different *status* values between consecutive descriptors where feasible, "
                    + "although the "
                    + "client SHOULD be prepared to handle consecutive descriptors with the same *status* value.")
            .means("Legal, but the reply is longer than it need be, and a client with room for few extents asks more often.")
            .advises("Merge neighbours before sending.");

    private BlockStatusRules() {
    }

    static List<Rule> rules() {
        return GROUP.rules();
    }
}
