package org.nbdscope.dissector.session;

/**
 * A request from its header until its reply is complete. Objects are used again: keep none beyond {@link SessionListener#message} with a
 * message that completes it, or {@link SessionListener#abandoned}.
 */
public final class PendingRequest {

    /** {@link #row} before a listener has set it. */
    public static final int NO_ROW = -1;

    /** Index within the session, from 0 in the order of the requests on the wire. */
    public int index;
    /** 16 bits. */
    public int command;
    /** Command flags, 16 bits. */
    public int flags;
    /** 64 bits, opaque. */
    public long cookie;
    /** Bytes from the beginning of the export; unsigned. */
    public long offset;
    /** The header's length field: effect length, or payload length where the request has a payload; unsigned. */
    public long length;
    /** Whether the header was an extended one. */
    public boolean extended;
    /** Whether a reply or a chunk of it was seen. */
    public boolean answered;
    /** Time at which the last byte of the request was available, or {@link Long#MIN_VALUE} while it is not. */
    public long timeNanos;
    /** Given up because another request has its cookie, and its own reply was in bytes that are missing or could not be read. */
    public boolean superseded;
    /** For the listener's use: where it keeps this request; {@link #NO_ROW} at first. */
    public int row;
    /** For the use of whoever judges requests; stays with the object when it is used again for another request of the session. */
    public Object notes;

    /** Whether the reply is complete, or given up; only a request whose own payload is still coming is kept then. */
    boolean finished;
    /** What {@link SessionDecoder} had counted when it was sent, or when the last chunk of its reply came. */
    int hiddenReplies;
    /** The next request in flight with the same cookie (the client broke a rule), or in the pool. */
    PendingRequest next;
    /** Neighbours in the order of the requests. */
    PendingRequest older;
    PendingRequest newer;

    PendingRequest() {
    }
}
