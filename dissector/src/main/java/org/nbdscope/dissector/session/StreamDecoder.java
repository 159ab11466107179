package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.TlsRecord;

/**
 * Cuts one direction of a session into messages. A message is a header and a body; of a body the first bytes may be wanted (and are
 * gathered where they come in pieces), the rest is passed over without being touched. Everything is counted in stream offsets, so that
 * bytes that are not in the capture keep their place.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@link #MAX_HEADER}</td><td>the longest header, the oldstyle handshake</td></tr>
 * <tr><td>{@link #MAX_WANTED}</td><td>bytes of a body that are looked at: 4 Mi compact descriptors; further ones are counted only</td></tr>
 * <tr><td>{@link #MAX_BELIEVED}</td><td>a length above this is not believed where the next bytes look like a header</td></tr>
 * </table>
 */
abstract class StreamDecoder {

    static final int MAX_HEADER = 160;
    static final int MAX_WANTED = 32 << 20;
    static final long MAX_BELIEVED = (64L << 20) + 8;
    /** Lengths are unsigned; beyond this they only mean "for ever". */
    private static final long MAX_BODY = 1L << 60;

    /** What {@link #header} says when it needs to see more bytes. */
    static final int MORE = 0;
    /** What {@link #header} says when the bytes are no message. */
    static final int NO_HEADER = -1;

    /** {@link #contentStart} of a body that has no content of the disk. */
    private static final long NO_CONTENT = -1;

    /** {@link #candidate} that begins no segment. */
    private static final long NOWHERE = Long.MIN_VALUE;

    /** What is due next. */
    private enum Phase {
        /** A header. */
        HEADER,
        /** The wanted bytes of a body. */
        WANTED,
        /** The rest of a body. */
        SKIPPED,
        /** A body or the next header: the next bytes tell. */
        UNDECIDED,
        /** The decoder has lost its place: a plausible header is looked for. */
        SEARCH
    }

    final SessionDecoder owner;
    final Session session;
    /** The message in hand; filled while its header and body come, handed out when it is complete. */
    final Message message = new Message();
    final Side side;

    private Phase phase = Phase.HEADER;
    /** Offset in the stream of the next byte to come. */
    private long streamOffset;
    /** Packet and time with which the bytes in hand became available, and the packet they stand in. */
    private long frame;
    private long timeNanos;
    private long sourceFrame;

    /** First bytes of a header that is not complete; in {@link Phase#SEARCH} bytes that may begin one. */
    private final ByteBuffer carry = ByteBuffer.allocate(MAX_HEADER);
    private int carried;
    /** Packet and time with which the last of the carried bytes became available. */
    private long carryFrame;
    private long carryTime;

    /** The message in hand. */
    private long start;
    private long firstFrame;
    private long firstTimeNanos;
    private boolean started;
    private MessageKind kind;
    private int headerLength;
    private long bodyLength;
    private long bodyLeft;
    /** Where in the body the content of the disk begins that somebody wants to see. */
    private long contentStart = NO_CONTENT;
    private long missing;
    private long headerFrame;
    private long headerTime;
    private boolean undecided;
    private boolean completeWithoutBody;
    /** Offsets in the stream at which the bytes of this packet and of the one before begin; and at which {@link #plausible} looks. */
    private long segmentStart = -1;
    private long lastSegmentStart = -1;
    private long candidate;
    /** Whether the message in hand leaves open what comes behind it. */
    private boolean placeLost;
    /** Offset at which {@link #header} found none: not to be tried again by the search. */
    private long noHeaderAt = -1;
    /** Offset at which the last header was found by its looks. */
    private long foundAt = -1;

    private ByteBuffer gathered = ByteBuffer.allocate(256);
    private int wanted;
    private int known;
    private boolean wantedBroken;

    /** A header was due where none stood. */
    private boolean lost;
    private boolean ended;
    private boolean endedSearching;
    /** The bytes in hand came earlier, and waited for a proof. */
    private boolean late;

    StreamDecoder(SessionDecoder owner, Session session, Side side) {
        this.owner = owner;
        this.session = session;
        this.side = side;
    }

    /**
     * Reads a header, or says why not. An implementation that reads one sets the message's fields and ends with {@link #body}.
     *
     * @param available bytes from {@code at} on, at least 1
     * @return bytes of the header, {@link #MORE} or {@link #NO_HEADER}
     */
    abstract int header(ByteBuffer bytes, int at, int available);

    /**
     * Whether a header that can be believed stands here, looked at without knowing the place; strict, because payload may look like one.
     *
     * @return bytes of the header, {@link #MORE} or {@link #NO_HEADER}
     */
    abstract int plausible(ByteBuffer bytes, int at, int available);

    /** Reads the wanted bytes of a body; {@code length} of them are there, fewer than wanted where some are missing. */
    abstract void body(ByteBuffer bytes, int at, int length);

    /** The message is complete; what it means for the session. The message's place and time are set. */
    abstract void complete();

    /** The header in hand is that of a message of this kind. */
    final void begin(MessageKind newKind) {
        message.clear();
        message.kind = newKind;
        message.from = side;
        kind = newKind;
    }

    /**
     * The body that follows the header in hand.
     *
     * @param length bytes of the body, unsigned
     * @param wantedLength bytes of it that {@link #body} wants to see, 0 for none; no more than {@code length}
     */
    final void body(int header, long length, long wantedLength) {
        headerLength = header;
        bodyLength = length < 0 || length > MAX_BODY ? MAX_BODY : length;
        bodyLeft = bodyLength;
        wanted = (int) Math.min(wantedLength, MAX_WANTED);
        undecided = length < 0 || length > MAX_BELIEVED;
        completeWithoutBody = false;
        contentStart = NO_CONTENT;
    }

    /** The body of the header in hand is content of the disk, from this place on; to be called behind {@link #body}. */
    final void content(long start) {
        contentStart = owner.wantsPayload() ? start : NO_CONTENT;
    }

    /** As {@link #body(int, long, long)} for a body that may be there or not, which the peers' habits leave open: the next bytes tell. */
    final void bodyOrNone(int header, long length) {
        body(header, length, 0);
        undecided = true;
        completeWithoutBody = true;
    }

    final long frame() {
        return frame;
    }

    final long timeNanos() {
        return timeNanos;
    }

    /** Time at which the first byte of the message in hand was available. */
    final long firstTimeNanos() {
        return firstTimeNanos;
    }

    /** Whether the last bytes of the stream so far could not be read, because the decoder has lost its place. */
    final boolean searching() {
        return ended ? endedSearching : phase == Phase.SEARCH && started;
    }

    /** Whether what comes next is the body of a reply to this request. */
    final boolean isInBodyFor(PendingRequest request) {
        return message.request == request && (phase == Phase.WANTED || phase == Phase.SKIPPED || phase == Phase.UNDECIDED);
    }

    final long streamOffset() {
        return streamOffset;
    }

    /** Whether the message in hand waited for a proof that it is one. */
    final boolean isLate() {
        return late;
    }

    /** Bytes of this direction that were passed over before the session was recognised. */
    final void passedOver(long bytes, long atFrame, long atTime) {
        if (bytes > 0) {
            startAt(atFrame, atFrame, atTime);
            streamOffset = bytes;
        }
    }

    /** Whether {@link #plausible} looks at the first bytes that a packet brought: where peers begin a message, though not only there. */
    final boolean atSegmentStart() {
        return candidate == segmentStart || candidate == lastSegmentStart;
    }

    /** Whether the header that is due was found by its looks, because the place was lost. */
    final boolean atFound() {
        return streamOffset == foundAt;
    }

    /** The message in hand ends with its header as far as is known; where the next one begins must be searched. */
    final void placeLost() {
        placeLost = true;
    }

    /** Begins without knowing the place. */
    final void search() {
        phase = Phase.SEARCH;
    }

    final void data(ByteBuffer bytes, int offset, int length, long inFrame, long atTime, long fromFrame) {
        frame = inFrame;
        timeNanos = atTime;
        if (fromFrame != sourceFrame) {
            lastSegmentStart = segmentStart;
            segmentStart = streamOffset + carried;
        }
        sourceFrame = fromFrame;
        take(bytes, offset, length);
    }

    private void take(ByteBuffer bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            at += switch (phase) {
                case HEADER -> takeHeader(bytes, at, end - at);
                case WANTED -> takeWanted(bytes, at, end - at);
                case SKIPPED -> skip(bytes, at, end - at);
                case UNDECIDED -> decide(bytes, at, end - at);
                case SEARCH -> search(bytes, at, end - at);
            };
        }
    }

    final void missing(long length, long inFrame, long atTime) {
        frame = inFrame;
        timeNanos = atTime;
        long left = length;
        while (left > 0) {
            if (phase == Phase.UNDECIDED) {
                thereIsABody();
            } else if (phase == Phase.WANTED || phase == Phase.SKIPPED) {
                long part = Math.min(left, bodyLeft);
                missing += part;
                left -= part;
                leaveBody(part);
            } else {
                startAt(inFrame, inFrame, atTime);
                dropCarry();
                phase = Phase.SEARCH;
                missing += left;
                streamOffset += left;
                left = 0;
            }
        }
    }

    /** Nothing further comes that could prove more than the looks of what waits. */
    final void settle() {
        if (phase != Phase.UNDECIDED || !completeWithoutBody) {
            return;
        }
        candidate = segmentStart;
        if (carried == 0) {
            thereIsNoBody();
        } else if (plausible(carry, 0, carried) > 0) {
            believeWaiting();
        }
    }

    /** The stream ends here; what is not complete will never be. */
    final void end(long inFrame, long atTime) {
        if (ended) {
            return;
        }
        ended = true;
        endedSearching = phase == Phase.SEARCH && started;
        settle();
        if (phase == Phase.UNDECIDED) {
            thereIsABody();
        }
        frame = inFrame;
        timeNanos = atTime;
        if (phase == Phase.WANTED || phase == Phase.SKIPPED) {
            long present = headerLength + bodyLength - bodyLeft;
            emitUndecoded(start + present, kind, headerLength + bodyLength);
        } else {
            dropCarry();
            emitUndecoded(streamOffset, null, 0);
        }
        phase = Phase.SEARCH;
    }

    private void startAt(long source, long inFrame, long atTime) {
        if (!started) {
            started = true;
            start = streamOffset;
            firstFrame = source;
            firstTimeNanos = atTime;
            missing = 0;
        } else if (source < firstFrame) {
            firstFrame = source;
        }
    }

    private int takeHeader(ByteBuffer bytes, int at, int available) {
        startAt(sourceFrame, frame, timeNanos);
        if (carried == 0) {
            int size = header(bytes, at, available);
            if (size > 0) {
                message.headerApart = size == available && bodyLength > 0;
                enterBody(size);
                return size;
            }
            if (size == NO_HEADER) {
                noHeaderAt = streamOffset;
                lost = true;
                phase = Phase.SEARCH;
                return 0;
            }
        }
        // The header comes in pieces: add what may still belong to it, and take back what did not.
        int before = carried;
        int added = carryOver(bytes, at, available);
        int size = header(carry, 0, carried);
        if (size > 0) {
            message.headerApart = size - before == available && bodyLength > 0;
            carried = 0;
            enterBody(size);
            return size - before;
        }
        if (size == NO_HEADER) {
            carried = before;
            lost = true;
            dropCarry();
            phase = Phase.SEARCH;
            return 0;
        }
        return added;
    }

    private int carryOver(ByteBuffer bytes, int at, int available) {
        int added = Math.min(available, MAX_HEADER - carried);
        for (int i = 0; i < added; i++) {
            carry.put(carried + i, bytes.get(at + i));
        }
        carried += added;
        carryFrame = frame;
        carryTime = timeNanos;
        return added;
    }

    /** Bytes that were carried as the beginning of a header are none: they count as passed over. */
    private void dropCarry() {
        streamOffset += carried;
        carried = 0;
    }

    private void enterBody(int size) {
        streamOffset += size;
        headerFrame = frame;
        headerTime = timeNanos;
        known = 0;
        wantedBroken = false;
        if (bodyLength > 0 && undecided) {
            phase = Phase.UNDECIDED;
        } else {
            enterWantedOrSkipped();
        }
    }

    private void enterWantedOrSkipped() {
        if (wanted > 0) {
            phase = Phase.WANTED;
        } else {
            phase = Phase.SKIPPED;
            finishIfComplete();
        }
    }

    /** If the next header stands where the body should begin, there is no body. */
    private int decide(ByteBuffer bytes, int at, int available) {
        // The client's payload may begin a segment as well as a request may: looks alone do not tell.
        candidate = side == Side.CLIENT ? NOWHERE : streamOffset;
        if (carried == 0) {
            int size = plausible(bytes, at, available);
            if (size > 0) {
                thereIsNoBody();
                return 0;
            }
            if (size == NO_HEADER) {
                thereIsABody();
                return 0;
            }
        }
        int before = carried;
        int added = carryOver(bytes, at, (int) Math.min(available, bodyLength - carried));
        int size = plausible(carry, 0, carried);
        if (size == MORE && carried < bodyLength) {
            return added;
        }
        if (size > 0) {
            thereIsNoBody();
            // The carried bytes begin the next header; takeHeader goes on from them.
            carried = before;
            return 0;
        }
        thereIsABody();
        return added;
    }

    private void thereIsNoBody() {
        long nowFrame = frame;
        long nowTime = timeNanos;
        frame = headerFrame;
        timeNanos = headerTime;
        bodyLeft = 0;
        phase = Phase.SKIPPED;
        if (wanted > 0) {
            body(gathered, 0, 0);
        }
        finishIfComplete();
        frame = nowFrame;
        timeNanos = nowTime;
    }

    /** Bytes carried while it was undecided are the body's. */
    private void thereIsABody() {
        int part = carried;
        carried = 0;
        enterWantedOrSkipped();
        for (int taken = 0; taken < part; ) {
            taken += phase == Phase.WANTED ? takeWanted(carry, taken, part - taken) : skip(carry, taken, part - taken);
        }
    }

    private int takeWanted(ByteBuffer bytes, int at, int available) {
        startAt(sourceFrame, frame, timeNanos);
        if (known == 0 && !wantedBroken && available >= wanted) {
            body(bytes, at, wanted);
            int taken = wanted;
            known = taken;
            phase = Phase.SKIPPED;
            leave(taken);
            return taken;
        }
        int part = (int) Math.min(Math.min(available, bodyLeft), wanted - known);
        if (gathered.capacity() < known + part) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(known + part, Math.min(wanted, gathered.capacity() * 2)));
            larger.put(0, gathered, 0, known);
            gathered = larger;
        }
        gathered.put(known, bytes, at, part);
        known += part;
        if (known == wanted) {
            body(gathered, 0, known);
            phase = Phase.SKIPPED;
        }
        leave(part);
        return part;
    }

    private int skip(ByteBuffer bytes, int at, int available) {
        startAt(sourceFrame, frame, timeNanos);
        int part = (int) Math.min(available, bodyLeft);
        if (contentStart != NO_CONTENT) {
            lookAtContent(bytes, at, part);
        }
        leave(part);
        return part;
    }

    /** For nearly all content nothing matters but whether it is zero. */
    private void lookAtContent(ByteBuffer bytes, int at, int length) {
        message.content += length;
        message.zeroContent = message.zeroContent && Zeroes.only(bytes, at, length);
        if (session.contentWanted()) {
            owner.payload(message, bodyLength - bodyLeft - contentStart, bytes, at, length);
        }
    }

    /** Missing bytes end what can be read of the wanted ones. */
    private void leaveBody(long part) {
        if (phase == Phase.WANTED) {
            body(gathered, 0, known);
            wantedBroken = true;
            phase = Phase.SKIPPED;
        }
        leave(part);
    }

    private void leave(long part) {
        streamOffset += part;
        bodyLeft -= part;
        finishIfComplete();
    }

    private void finishIfComplete() {
        if (bodyLeft == 0 && phase == Phase.SKIPPED) {
            phase = placeLost ? Phase.SEARCH : Phase.HEADER;
            placeLost = false;
            started = false;
            place(start, streamOffset - start);
            complete();
        }
    }

    private void place(long from, long bytes) {
        message.streamOffset = from;
        message.bytes = bytes;
        message.missing = missing;
        message.firstFrame = firstFrame;
        message.frame = frame;
        message.firstTimeNanos = firstTimeNanos;
        message.timeNanos = timeNanos;
    }

    private int search(ByteBuffer bytes, int at, int available) {
        startAt(sourceFrame, frame, timeNanos);
        if (carried > 0) {
            return searchCarried(bytes, at, available);
        }
        for (int i = streamOffset == noHeaderAt ? 1 : 0; i < available; i++) {
            candidate = streamOffset + i;
            int size = plausible(bytes, at + i, available - i);
            if (size > 0) {
                found(i);
                return i;
            }
            if (size == MORE) {
                streamOffset += i;
                return i + carryOver(bytes, at + i, available - i);
            }
        }
        streamOffset += available;
        return available;
    }

    /** Bytes that may begin a header wait in {@link #carry}: looks again with the new ones behind them. */
    private int searchCarried(ByteBuffer bytes, int at, int available) {
        int before = carried;
        long beforeFrame = carryFrame;
        long beforeTime = carryTime;
        int added = carryOver(bytes, at, available);
        for (int i = 0; i < before; i++) {
            candidate = streamOffset + i;
            int size = plausible(carry, i, carried - i);
            if (size == NO_HEADER) {
                continue;
            }
            shiftCarry(i);
            if (size == MORE) {
                return added;
            }
            int old = before - i;
            if (size <= old) {
                // Nothing was missing but the proof that the new bytes bring.
                carried = old;
                believeCarried(beforeFrame, beforeTime);
                return 0;
            }
            found(0);
            int header = header(carry, 0, carried);
            if (header > 0) {
                carried = 0;
                startAt(sourceFrame, frame, timeNanos);
                enterBody(header);
                return header - old;
            }
            // Plausible, and yet no header: cannot be, but must not loop.
            dropCarry();
            phase = Phase.SEARCH;
            return added;
        }
        // None of the carried bytes begins a header: go on with the new ones where they stand.
        carried = 0;
        streamOffset += before;
        return 0;
    }

    /** The bytes that wait begin a header after all: they are taken as what they are, at the time at which they came. */
    private void believeCarried(long atFrame, long atTime) {
        long nowFrame = frame;
        long nowTime = timeNanos;
        frame = atFrame;
        timeNanos = atTime;
        ByteBuffer waiting = ByteBuffer.allocate(carried).put(0, carry, 0, carried);
        found(0);
        carried = 0;
        late = true;
        take(waiting, 0, waiting.capacity());
        late = false;
        frame = nowFrame;
        timeNanos = nowTime;
    }

    /** Bytes that wait for proof that they begin a header; {@link #waitingBytes} of them. */
    final ByteBuffer waiting() {
        return carry;
    }

    final int waitingBytes() {
        return phase == Phase.SEARCH || phase == Phase.UNDECIDED ? carried : 0;
    }

    /** The proof that the waiting bytes begin a header has come from the other side. */
    final void believeWaiting() {
        if (phase == Phase.UNDECIDED) {
            int waiting = carried;
            carried = 0;
            thereIsNoBody();
            carried = waiting;
        }
        believeCarried(carryFrame, carryTime);
    }

    private void shiftCarry(int count) {
        for (int i = count; i < carried; i++) {
            carry.put(i - count, carry.get(i));
        }
        carried -= count;
        streamOffset += count;
    }

    /** A header begins {@code ahead} bytes further on: what lies before it is passed over. */
    private void found(int ahead) {
        streamOffset += ahead;
        emitUndecoded(streamOffset, null, 0);
        phase = Phase.HEADER;
        foundAt = streamOffset;
    }

    private void emitUndecoded(long until, MessageKind incomplete, long announced) {
        boolean nothing = !started || until <= start;
        boolean headerExpected = lost;
        started = false;
        lost = false;
        if (nothing) {
            return;
        }
        message.clear();
        message.kind = MessageKind.UNDECODED;
        message.from = side;
        message.code = 0;
        message.incomplete = incomplete;
        message.announcedBytes = announced;
        message.headerExpected = headerExpected;
        place(start, until - start);
        owner.emit(message);
    }

    /** A TLS record's header, as both directions know it; the caller has seen that TLS may be due. */
    final int tlsHeader(ByteBuffer bytes, int at, int available) {
        int size = plausibleTls(bytes, at, available);
        if (size > 0) {
            begin(MessageKind.TLS);
            message.code = bytes.get(at + TlsRecord.CONTENT_TYPE.offset()) & 0xff;
            body(size, TlsRecord.LENGTH.u16(bytes, at), 0);
        }
        return size;
    }

    /** Whether a TLS record begins here (RFC 8446, section 5.1): a known content type, version 3.x, at most 2^14 + 2048 bytes. */
    static int plausibleTls(ByteBuffer bytes, int at, int available) {
        int type = bytes.get(at) & 0xff;
        if (type < 20 || type > 24 || available > 1 && bytes.get(at + 1) != 3 || available > 2 && (bytes.get(at + 2) & 0xff) > 4) {
            return NO_HEADER;
        }
        if (available < TlsRecord.SIZE) {
            return MORE;
        }
        return TlsRecord.LENGTH.u16(bytes, at) <= (1 << 14) + 2048 ? TlsRecord.SIZE : NO_HEADER;
    }
}
