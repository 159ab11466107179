package org.nbdscope.dissector.session;

/** What a message is by its form; what it says is its code (option, command, chunk type...). */
public enum MessageKind {
    /** The server's first bytes: two magics and the handshake flags, or the whole oldstyle handshake. */
    GREETING("greeting"),
    /** The client's answer to the greeting: 32 bits of flags. */
    CLIENT_FLAGS("client flags"),
    /** An option of the client; the code is its number. */
    OPTION(null),
    /** A reply to an option; the code is the reply type. */
    OPTION_REPLY(null),
    /** The server's answer to NBD_OPT_EXPORT_NAME: size, flags, perhaps 124 zeroes. */
    EXPORT_INFORMATION("export information"),
    /** A request with a header of 28 bytes; the code is the command. */
    COMPACT_REQUEST(null),
    /** A request with a header of 32 bytes; the code is the command. */
    EXTENDED_REQUEST(null),
    /** A simple reply; the code is the error, 0 for none. */
    SIMPLE_REPLY("simple reply"),
    /** A chunk of a structured reply; the code is the chunk type. */
    STRUCTURED_CHUNK(null),
    /** A chunk of an extended reply; the code is the chunk type. */
    EXTENDED_CHUNK(null),
    /** A TLS record; the code is its content type. */
    TLS("TLS"),
    /** Bytes that are no message the decoder knows, or that belong to a message whose beginning or end is missing. */
    UNDECODED("undecoded");

    private static final MessageKind[] ALL = values();

    private final String label;

    MessageKind(String label) {
        this.label = label;
    }

    /** The name of messages of this kind, or null where the name of their code is used. */
    public String label() {
        return label;
    }

    /** The kind with this {@link #ordinal()}; without copying the array of all. */
    public static MessageKind of(int ordinal) {
        return ALL[ordinal];
    }

    /** Whether it is a request, compact or extended. */
    public boolean isRequest() {
        return this == COMPACT_REQUEST || this == EXTENDED_REQUEST;
    }

    /** Whether it is a chunk of a structured or an extended reply. */
    public boolean isChunk() {
        return this == STRUCTURED_CHUNK || this == EXTENDED_CHUNK;
    }

    /** Whether it answers a request. */
    public boolean isReply() {
        return this == SIMPLE_REPLY || isChunk();
    }
}
