package org.nbdscope.dissector.protocol;

import java.util.Set;

/** What a field or struct may name as the place of its definition. */
final class Sections {

    /** The headings of the specification (branch with extended headers), as they stand there. */
    static final Set<String> SPECIFICATION = Set.of(
            "About this file",
            "Baseline",
            "Certificates, authentication and authorisation",
            "Client flags",
            "Client-side requirements",
            "Command flags",
            "Compatibility and interoperability",
            "Conventions",
            "Error values",
            "Experimental extensions",
            "Extended reply chunk message",
            "FORCEDTLS mode",
            "Fixed newstyle negotiation",
            "Flag fields",
            "Future considerations",
            "Handshake",
            "Handshake flags",
            "Handshake phase",
            "Introduction",
            "Maximum interoperability",
            "Metadata querying",
            "NOTLS mode",
            "Newstyle negotiation",
            "Oldstyle negotiation",
            "Option reply types",
            "Option types",
            "Ordering of messages and writes",
            "Protocol downgrade attacks",
            "Protocol phases",
            "Request message",
            "Request types",
            "Reserved Magic values",
            "SELECTIVETLS mode",
            "Security considerations",
            "Server-side requirements",
            "Simple reply message",
            "Size constraints",
            "Structured and extended header reply flags",
            "Structured reply chunk message",
            "Structured reply types",
            "TLS support",
            "TLS versions",
            "Terminating the transmission phase",
            "Termination of the session during option haggling",
            "The `base:` metadata namespace",
            "Transmission",
            "Transmission flags",
            "Transmission phase",
            "Values",
            "`base:allocation` metadata context");

    /** Documents that define what is not NBD's own. */
    static final Set<String> OTHER_DOCUMENTS = Set.of("RFC 791", "RFC 8200", "RFC 9293", "draft-ietf-opsawg-pcapng");

    private Sections() {
    }

    static boolean contain(String section) {
        return SPECIFICATION.contains(section) || OTHER_DOCUMENTS.contains(section);
    }
}
