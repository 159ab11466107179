package org.nbdscope.dissector.session;

import static org.nbdscope.dissector.session.HeaderLooks.MORE;
import static org.nbdscope.dissector.session.HeaderLooks.NO_HEADER;

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
    private final CarriedBytes carry = new CarriedBytes();

    private final MessageSpan span = new MessageSpan();
    private final MessageBody body = new MessageBody();
    private MessageKind kind;
    private int headerLength;
    private long headerFrame;
    private long headerTime;

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

    // What the decoder of a side says

    /**
     * Reads a header, or says why not. An implementation that reads one sets the message's fields and ends with {@link #body}.
     *
     * @param available bytes from {@code at} on, at least 1
     * @return bytes of the header, {@link HeaderLooks#MORE} or {@link HeaderLooks#NO_HEADER}
     */
    abstract int header(ByteBuffer bytes, int at, int available);

    /**
     * Whether a header that can be believed stands here, looked at without knowing the place; strict, because payload may look like one.
     *
     * @return bytes of the header, {@link HeaderLooks#MORE} or {@link HeaderLooks#NO_HEADER}
     */
    abstract int plausible(ByteBuffer bytes, int at, int available);

    /** Reads the wanted bytes of a body; {@code length} of them are there, fewer than wanted where some are missing. */
    abstract void body(ByteBuffer bytes, int at, int length);

    /** The message is complete; what it means for the session. The message's place and time are set. */
    abstract void complete();

    // What it tells of the header that it reads

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
        body.announce(length, wantedLength, false);
    }

    /** As {@link #body(int, long, long)} for a body that may be there or not, which the peers' habits leave open: the next bytes tell. */
    final void bodyOrNone(int header, long length) {
        headerLength = header;
        body.announce(length, 0, true);
    }

    /** The body of the header in hand is content of the disk, from this place on; to be called behind {@link #body}. */
    final void content(long start) {
        if (owner.wantsPayload()) {
            body.content(start);
        }
    }

    // What it and others may ask

    final long frame() {
        return frame;
    }

    final long timeNanos() {
        return timeNanos;
    }

    /** Time at which the first byte of the message in hand was available. */
    final long firstTimeNanos() {
        return span.firstTimeNanos();
    }

    /** Whether the last bytes of the stream so far could not be read, because the decoder has lost its place. */
    final boolean searching() {
        return ended ? endedSearching : phase == Phase.SEARCH && span.isBegun();
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
            span.add(streamOffset, atFrame, atTime);
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

    // What arrives

    final void data(ByteBuffer bytes, int offset, int length, long inFrame, long atTime, long fromFrame) {
        frame = inFrame;
        timeNanos = atTime;
        if (fromFrame != sourceFrame) {
            lastSegmentStart = segmentStart;
            segmentStart = streamOffset + carry.count();
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
                long part = Math.min(left, body.left());
                span.addMissing(part);
                left -= part;
                leaveBody(part);
            } else {
                span.add(streamOffset, inFrame, atTime);
                dropCarry();
                phase = Phase.SEARCH;
                span.addMissing(left);
                streamOffset += left;
                left = 0;
            }
        }
    }

    /** Nothing further comes that could prove more than the looks of what waits. */
    final void settle() {
        if (phase != Phase.UNDECIDED || !body.isOptional()) {
            return;
        }
        candidate = segmentStart;
        if (carry.isEmpty()) {
            thereIsNoBody();
        } else if (plausible(carry.bytes(), 0, carry.count()) > 0) {
            believeWaiting();
        }
    }

    /** The stream ends here; what is not complete will never be. */
    final void end(long inFrame, long atTime) {
        if (ended) {
            return;
        }
        ended = true;
        endedSearching = phase == Phase.SEARCH && span.isBegun();
        settle();
        if (phase == Phase.UNDECIDED) {
            thereIsABody();
        }
        frame = inFrame;
        timeNanos = atTime;
        if (phase == Phase.WANTED || phase == Phase.SKIPPED) {
            long present = headerLength + body.length() - body.left();
            emitUndecoded(span.start() + present, kind, headerLength + body.length());
        } else {
            dropCarry();
            emitUndecoded(streamOffset, null, 0);
        }
        phase = Phase.SEARCH;
    }

    /** The next bytes belong to what is in hand. */
    private void extendSpan() {
        span.add(streamOffset, sourceFrame, timeNanos);
    }

    // A header

    private int takeHeader(ByteBuffer bytes, int at, int available) {
        extendSpan();
        if (carry.isEmpty()) {
            int size = header(bytes, at, available);
            if (size > 0) {
                message.headerApart = size == available && body.length() > 0;
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
        int before = carry.count();
        int added = carryOver(bytes, at, available);
        int size = header(carry.bytes(), 0, carry.count());
        if (size > 0) {
            message.headerApart = size - before == available && body.length() > 0;
            carry.clear();
            enterBody(size);
            return size - before;
        }
        if (size == NO_HEADER) {
            carry.cutTo(before);
            lost = true;
            dropCarry();
            phase = Phase.SEARCH;
            return 0;
        }
        return added;
    }

    private int carryOver(ByteBuffer bytes, int at, int available) {
        return carry.add(bytes, at, available, frame, timeNanos, sourceFrame);
    }

    /** Bytes that were carried as the beginning of a header are none: they count as passed over. */
    private void dropCarry() {
        streamOffset += carry.clear();
    }

    // A body

    private void enterBody(int size) {
        streamOffset += size;
        headerFrame = frame;
        headerTime = timeNanos;
        if (body.isUndecided()) {
            phase = Phase.UNDECIDED;
        } else {
            enterWantedOrSkipped();
        }
    }

    private void enterWantedOrSkipped() {
        if (body.wanted() > 0) {
            phase = Phase.WANTED;
        } else {
            phase = Phase.SKIPPED;
            finishIfComplete();
        }
    }

    // A body that may be none

    /** If the next header stands where the body should begin, there is no body. */
    private int decide(ByteBuffer bytes, int at, int available) {
        // The client's payload may begin a segment as well as a request may: looks alone do not tell.
        candidate = side == Side.CLIENT ? NOWHERE : streamOffset;
        if (carry.isEmpty()) {
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
        int before = carry.count();
        int added = carryOver(bytes, at, (int) Math.min(available, body.length() - carry.count()));
        int size = plausible(carry.bytes(), 0, carry.count());
        if (size == MORE && carry.count() < body.length()) {
            return added;
        }
        if (size > 0) {
            thereIsNoBody();
            // The carried bytes begin the next header; takeHeader goes on from them.
            carry.cutTo(before);
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
        body.none();
        phase = Phase.SKIPPED;
        if (body.wanted() > 0) {
            body(body.gathered(), 0, 0);
        }
        finishIfComplete();
        frame = nowFrame;
        timeNanos = nowTime;
    }

    /** Bytes carried while it was undecided are the body's. */
    private void thereIsABody() {
        int part = carry.clear();
        enterWantedOrSkipped();
        for (int taken = 0; taken < part; ) {
            taken += phase == Phase.WANTED ? takeWanted(carry.bytes(), taken, part - taken) : skip(carry.bytes(), taken, part - taken);
        }
    }

    // The bytes of a body

    private int takeWanted(ByteBuffer bytes, int at, int available) {
        extendSpan();
        if (body.comesWhole(available)) {
            int taken = body.wanted();
            body(bytes, at, taken);
            body.seenWhole();
            phase = Phase.SKIPPED;
            leave(taken);
            return taken;
        }
        int part = body.gather(bytes, at, available);
        if (body.isGathered()) {
            body(body.gathered(), 0, body.known());
            phase = Phase.SKIPPED;
        }
        leave(part);
        return part;
    }

    private int skip(ByteBuffer bytes, int at, int available) {
        extendSpan();
        int part = (int) Math.min(available, body.left());
        if (body.hasContent()) {
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
            owner.payload(message, body.contentPosition(), bytes, at, length);
        }
    }

    /** Missing bytes end what can be read of the wanted ones. */
    private void leaveBody(long part) {
        if (phase == Phase.WANTED) {
            body(body.gathered(), 0, body.known());
            body.breakOff();
            phase = Phase.SKIPPED;
        }
        leave(part);
    }

    private void leave(long part) {
        streamOffset += part;
        body.pass(part);
        finishIfComplete();
    }

    private void finishIfComplete() {
        if (body.left() == 0 && phase == Phase.SKIPPED) {
            phase = placeLost ? Phase.SEARCH : Phase.HEADER;
            placeLost = false;
            span.end();
            span.tell(message, streamOffset, frame, timeNanos);
            complete();
        }
    }

    // The place is lost

    private int search(ByteBuffer bytes, int at, int available) {
        extendSpan();
        if (!carry.isEmpty()) {
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
        int before = carry.count();
        int added = carryOver(bytes, at, available);
        for (int i = 0; i < before; i++) {
            candidate = streamOffset + i;
            int size = plausible(carry.bytes(), i, carry.count() - i);
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
                carry.cutTo(old);
                believeCarried();
                return 0;
            }
            found(0);
            int header = header(carry.bytes(), 0, carry.count());
            if (header > 0) {
                carry.clear();
                extendSpan();
                enterBody(header);
                return header - old;
            }
            // Plausible, and yet no header: cannot be, but must not loop.
            dropCarry();
            phase = Phase.SEARCH;
            return added;
        }
        // None of the carried bytes begins a header: go on with the new ones where they stand.
        carry.clear();
        streamOffset += before;
        return 0;
    }

    /** The bytes that wait begin a header after all: they are taken as what they are, each at the time at which it came. */
    private void believeCarried() {
        long nowFrame = frame;
        long nowTime = timeNanos;
        long nowSource = sourceFrame;
        CarriedBytes waiting = carry.takeAll();
        late = true;
        for (int piece = 0; piece < waiting.pieces(); piece++) {
            frame = waiting.frame(piece);
            timeNanos = waiting.timeNanos(piece);
            sourceFrame = waiting.sourceFrame(piece);
            if (piece == 0) {
                found(0);
            }
            take(waiting.bytes(), waiting.start(piece), waiting.start(piece + 1) - waiting.start(piece));
        }
        late = false;
        frame = nowFrame;
        timeNanos = nowTime;
        sourceFrame = nowSource;
    }

    /** Bytes that wait for proof that they begin a header; {@link #waitingBytes} of them. */
    final ByteBuffer waiting() {
        return carry.bytes();
    }

    final int waitingBytes() {
        return phase == Phase.SEARCH || phase == Phase.UNDECIDED ? carry.count() : 0;
    }

    /** The proof that the waiting bytes begin a header has come from the other side. */
    final void believeWaiting() {
        if (phase == Phase.UNDECIDED) {
            thereIsNoBody();
        }
        believeCarried();
    }

    private void shiftCarry(int count) {
        carry.removeFirst(count);
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
        boolean nothing = !span.isBegun() || until <= span.start();
        boolean headerExpected = lost;
        span.end();
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
        span.tell(message, until, frame, timeNanos);
        owner.emit(message);
    }

    /** A TLS record's header, as both directions know it; the caller has seen that TLS may be due. */
    final int tlsHeader(ByteBuffer bytes, int at, int available) {
        int size = HeaderLooks.tlsRecord(bytes, at, available);
        if (size > 0) {
            begin(MessageKind.TLS);
            message.code = bytes.get(at + TlsRecord.CONTENT_TYPE.offset()) & 0xff;
            body(size, TlsRecord.LENGTH.u16(bytes, at), 0);
        }
        return size;
    }
}
