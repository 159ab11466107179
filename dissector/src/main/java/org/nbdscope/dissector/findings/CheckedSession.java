package org.nbdscope.dissector.findings;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.Missing;

/** One session under examination: the checks that look at it, and what they tell each other. */
final class CheckedSession extends WatchedSession {

    private static final long DEFAULT_PREFERRED = 4096;

    private final CaptureWide capture;
    // Each check by its own type, not in a list: they run for every message, and so cost no more than calls that can be inlined.
    private final StreamCheck streams;
    private final OptionCheck options;
    private final OptionReplyCheck optionReplies;
    private final RequestCheck requests;
    private final RangeCheck ranges;
    private final ReplyFormCheck replyForms;
    private final CookieCheck cookies;
    private final ReadCheck reads;
    private final ErrorCheck errors;
    private final BlockStatusCheck blockStatus;
    private final ProgressCheck progress;
    private final KnownStatusCheck knownStatus;
    private final ContentCheck contents;
    private final WriteCheck writes;
    private final CopyCheck copies;
    private final MultiConnectionCheck connections;
    private final NeighbourCheck neighbours;
    private final DepthCheck depths;
    private final LatencyCheck latencies;
    private final TransportCheck transport;
    private final DisconnectCheck disconnects;
    private boolean muted;
    private boolean replied;
    /** Requests in flight, NBD_CMD_DISC left out. */
    int live;
    /** Those of them of which the reply may be where something was lost or could not be read. */
    private int unsure;
    /** NBD_CMD_DISC was sent, then. */
    boolean disconnecting;
    long disconnectTimeNanos;
    /** Whether a write, trim or write of zeroes is in flight. */
    boolean writing;
    /** Whether the same client uses the export on another connection too. */
    boolean shared;
    /** Whether a request other than NBD_CMD_DISC was sent. */
    boolean working;
    /** Requests were given up because too many were in flight: cookies cannot be checked any more. */
    boolean overflowed;

    CheckedSession(Session session, FindingCollector collector, CaptureWide capture) {
        super(session, collector);
        this.capture = capture;
        streams = new StreamCheck(this);
        options = new OptionCheck(this);
        optionReplies = new OptionReplyCheck(this);
        requests = new RequestCheck(this);
        ranges = new RangeCheck(this);
        replyForms = new ReplyFormCheck(this);
        cookies = new CookieCheck(this);
        reads = new ReadCheck(this);
        errors = new ErrorCheck(this);
        blockStatus = new BlockStatusCheck(this);
        progress = new ProgressCheck(this);
        knownStatus = new KnownStatusCheck(this, capture);
        contents = new ContentCheck(this, knownStatus);
        writes = new WriteCheck(this, capture);
        copies = new CopyCheck(this, capture, knownStatus);
        connections = new MultiConnectionCheck(this, capture);
        neighbours = new NeighbourCheck(this);
        depths = new DepthCheck(this);
        latencies = new LatencyCheck(this);
        transport = new TransportCheck(this);
        disconnects = new DisconnectCheck(this, capture);
    }

    /** Nothing that follows can be judged. */
    void mute() {
        muted = true;
    }

    // What happens.

    void content(Message message, long position, ByteBuffer bytes, int at, int length) {
        if (!muted) {
            contents.content(message, position, bytes, at, length);
        }
    }

    void message(Message message) {
        if (muted) {
            return;
        }
        capture.timeNanos = message.timeNanos;
        MessageKind kind = message.kind;
        if (kind.isRequest()) {
            request(message);
        } else if (kind.isReply()) {
            reply(message);
        } else if (kind == MessageKind.UNDECODED) {
            if (!optionReplies.padding(message)) {
                streams.undecoded(message);
            }
            optionReplies.undecoded(message);
            knownStatus.undecoded(message);
            disconnects.undecoded(message);
            undecoded(message);
        } else {
            streams.handshake(message);
            options.handshake(message);
            optionReplies.handshake(message);
            knownStatus.handshake(message);
            disconnects.handshake(message);
        }
    }

    private void undecoded(Message message) {
        if (message.missing > 0) {
            lost(message.from);
        } else if (message.incomplete == null || !endedCleanly(message.from)) {
            // A stream that ends in the middle of a message hides nothing.
            passedOver(message.from, message.bytes);
        }
    }

    private void request(Message message) {
        RequestNotes notes = notes(message.request);
        notes.requestSeen = true;
        notes.frame = message.frame;
        notes.streamOffset = message.streamOffset;
        notes.bytes = message.bytes;
        notes.timeNanos = message.timeNanos;
        notes.effectLength = message.contextIds != null ? message.effectLength : message.request.length;
        notes.contextIds = message.contextIds;
        if (message.missing > 0 && message.code == CommandCode.BLOCK_STATUS) {
            notes.payloadUnknown(message.contextIds != null);
        }
        if (streams.isTlsDue()) {
            streams.inClear(message);
        }
        boolean doubtful = sentInDoubt(notes);
        cookies.request(message, notes);
        requests.request(message, notes);
        ranges.request(message, notes);
        if (message.code == CommandCode.BLOCK_STATUS) {
            progress.request(message, notes);
        }
        if (message.code != CommandCode.READ) {
            // Before what is known is forgotten because of this very request.
            copies.request(message, notes);
            contents.request(message, notes);
            writes.request(message, notes);
        }
        knownStatus.request(message, notes);
        if (!working) {
            connections.request(message, notes);
        }
        neighbours.request(message, notes);
        depths.request(message, notes);
        latencies.request(message, notes);
        transport.request(message, notes);
        disconnects.request(message, notes);
        if (message.code == CommandCode.DISC) {
            disconnecting = true;
            disconnectTimeNanos = message.timeNanos;
        } else if (!notes.answered) {
            notes.live = true;
            live++;
            unsure += doubtful ? 1 : 0;
        }
    }

    private void reply(Message message) {
        RequestNotes notes = message.request == null ? null : notes(message.request);
        if (!replied) {
            replied = true;
            optionReplies.reply(message, notes);
        }
        if (streams.isTlsDue()) {
            streams.inClear(message);
        }
        replyForms.reply(message, notes);
        if (notes == null && !optionReplies.isOutOfPlace()) {
            cookies.reply(message, null, capture);
        }
        reads.reply(message, notes);
        contents.reply(message, notes);
        errors.reply(message, notes);
        if (message.contextId >= 0 || message.extents.size() > 0) {
            blockStatus.reply(message, notes);
        }
        knownStatus.reply(message, notes);
        transport.reply(message, notes);
        if (notes != null && message.completes) {
            notes.answered = true;
            endDoubt(notes);
            answered(message, notes);
            leave(notes);
        }
    }

    private void answered(Message message, RequestNotes notes) {
        cookies.answered(message, notes);
        if (message.request.command == CommandCode.READ) {
            reads.answered(message, notes);
            copies.answered(message, notes);
        } else if (message.request.command == CommandCode.BLOCK_STATUS) {
            blockStatus.answered(message, notes);
            progress.answered(message, notes);
        } else {
            ranges.answered(message, notes);
            knownStatus.answered(message, notes);
            writes.answered(message, notes);
        }
        depths.answered(message, notes);
        latencies.answered(message, notes);
        disconnects.answered(message, notes);
    }

    private void leave(RequestNotes notes) {
        if (notes.live) {
            notes.live = false;
            live--;
            unsure = certain(notes) ? unsure : Math.max(0, unsure - 1);
        }
    }

    void missing(Side from, Missing why) {
        missing();
        if (why == Missing.LOST) {
            lost(from);
        }
    }

    @Override
    void lost(Side from) {
        super.lost(from);
        hole();
    }

    @Override
    void passedOver(Side from, long bytes) {
        super.passedOver(from, bytes);
        hole();
    }

    private void hole() {
        unsure = live;
        knownStatus.hole();
    }

    void abandoned(PendingRequest request) {
        RequestNotes notes = notes(request);
        boolean over = ended(Side.CLIENT) || ended(Side.SERVER);
        overflowed |= !over && !request.superseded && request.command != CommandCode.DISC;
        if (!muted) {
            progress.abandoned(request, notes);
            knownStatus.abandoned(request, notes);
            writes.abandoned(request, notes);
            depths.abandoned(request, notes);
            latencies.abandoned(request, notes);
            disconnects.abandoned(request, notes);
        }
        leave(notes);
    }

    void ended(Side from, boolean reset, long frame, long timeNanos) {
        if (ended(from)) {
            return;
        }
        if (!muted) {
            options.ended(from, reset, frame, timeNanos);
            disconnects.ended(from, reset, frame, timeNanos);
        }
        end(from, reset, frame, timeNanos);
    }

    void closed() {
        if (!muted) {
            options.closed();
            copies.closed();
            neighbours.closed();
            latencies.closed();
            depths.closed();
            transport.closed();
            disconnects.closed();
        }
        knownStatus.closed();
    }

    /** The size that requests had best have at least, in bytes: what the server prefers, or what most prefer. */
    long preferredBlockSize() {
        Long preferred = session.preferredBlockSize();
        return preferred == null || preferred == 0 ? DEFAULT_PREFERRED : preferred;
    }

    /** Requests that are in flight for sure. */
    int surelyLive() {
        return live - unsure;
    }

    /** Whether a request of this session with the cookie is in flight. */
    boolean inFlight(long cookie) {
        return cookies.inFlight(cookie);
    }

    /** Whether a write, trim or write of zeroes in flight overlaps a range. */
    boolean writes(long offset, long end) {
        return writes.inFlight(offset, end);
    }

    /** The notes of a request in flight; begun if there are none. */
    RequestNotes notes(PendingRequest request) {
        RequestNotes notes = (RequestNotes) request.notes;
        if (notes == null) {
            notes = new RequestNotes();
            request.notes = notes;
        }
        if (notes.index != request.index) {
            begin(notes, request.index);
        }
        return notes;
    }
}
