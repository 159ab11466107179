package org.nbdscope.dissector.session;

/**
 * One NBD message as the decoder hands it to a {@link SessionListener}. There is one per stream, filled anew each time: keep nothing of
 * it. Which fields are set depends on {@link #kind}.
 */
public final class Message {

    /** What it is. */
    public MessageKind kind;
    /** Who sent it. */
    public Side from;
    /** Option, option reply type, command, chunk type, error of a simple reply, TLS content type; unsigned 16 or 32 bits. */
    public int code;
    /** Handshake flags, client flags, command flags or reply flags. */
    public int flags;
    /** Offset of its first byte in the sender's stream. */
    public long streamOffset;
    /** Bytes it takes in the stream, header included, bytes that are missing included. */
    public long bytes;
    /** How many of {@link #bytes} are not in the capture. */
    public long missing;
    /** Packet that holds its first byte, or an earlier one. */
    public long firstFrame;
    /** Packet with which its last byte became available in order. */
    public long frame;
    /** Time at which its first byte became available; nanoseconds since 1970. */
    public long firstTimeNanos;
    /** Time of {@link #frame}. */
    public long timeNanos;

    /** Requests: itself. Replies: what it answers, null where its cookie is no request's in flight. */
    public PendingRequest request;
    /** Requests and replies: the cookie. */
    public long cookie;
    /** Extended chunks: the offset in the header. */
    public long headerOffset;
    /** Replies: whether the reply is complete with this message. */
    public boolean completes;
    /** Block status requests with a payload: the effect length; else -1. */
    public long effectLength;
    /** Block status requests with a payload: the context ids asked for; else null. */
    public long[] contextIds;

    /** Writes, and replies to reads: bytes of the disk's content that were there to be seen; 0 where no listener looks at payload. */
    public long content;
    /** Whether all of {@link #content} are 0. */
    public boolean zeroContent;

    /** Chunks: length of the payload as the header says; unsigned 64 bits. */
    public long payload;
    /** OFFSET_DATA, OFFSET_HOLE, ERROR_OFFSET: whether {@link #offset} (and the hole's size) is in the capture. */
    public boolean offsetKnown;
    /** OFFSET_DATA, OFFSET_HOLE, ERROR_OFFSET: the absolute offset in the export. */
    public long offset;
    /** OFFSET_DATA, OFFSET_HOLE: bytes of the export it describes. */
    public long length;
    /** Error chunks: the error value; 0 also where it is not in the capture. */
    public int error;
    /** Error chunks: the text, empty where there is none; null where it is not in the capture. */
    public String errorText;
    /** Block status chunks: the context id; -1 where it is not in the capture. */
    public long contextId;
    /** Block status chunks with extended descriptors: the descriptor count as sent; -1 where it is not in the capture. */
    public long descriptorCount;
    /** Block status chunks: the extents, as far as they are in the capture without a hole before them. */
    public final ExtentList extents = new ExtentList();
    /** Block status chunks: how many extents of the chunk are not in the capture, or more than the decoder keeps. */
    public long missingExtents;

    /** Error chunks: length of the text as sent; -1 where it is not in the capture. */
    public int errorTextLength;
    /** Requests: whether another request in flight has the same cookie. */
    public boolean cookieInFlight;

    /** Whether a body follows the header, and begins in another segment. */
    public boolean headerApart;

    /** Option replies: whether a length inside the data reaches beyond its end; false where that is not known. */
    public boolean overrun;
    /** Option replies: the option that the reply names; unsigned 32 bits. */
    public int repliedOption;
    /** Options and their replies. */
    public OptionExchange option;
    /** Option replies: the reply itself. */
    public OptionReply optionReply;

    /** Undecoded bytes that begin a message which never ended: the kind of that message; else null. */
    public MessageKind incomplete;
    /** Undecoded bytes that begin a message which never ended: the bytes it should have had. */
    public long announcedBytes;
    /** Undecoded bytes: whether no header stood where one was due, with no bytes missing before it. */
    public boolean headerExpected;

    Message() {
    }

    /** Forgets what the last message set. */
    void clear() {
        flags = 0;
        missing = 0;
        request = null;
        cookie = 0;
        headerOffset = 0;
        completes = false;
        effectLength = -1;
        contextIds = null;
        content = 0;
        zeroContent = true;
        payload = 0;
        offsetKnown = false;
        offset = 0;
        length = 0;
        error = 0;
        errorText = null;
        contextId = -1;
        descriptorCount = -1;
        extents.clear();
        missingExtents = 0;
        option = null;
        optionReply = null;
        incomplete = null;
        announcedBytes = 0;
        errorTextLength = -1;
        cookieInFlight = false;
        headerApart = false;
        overrun = false;
        repliedOption = 0;
        headerExpected = false;
    }
}
