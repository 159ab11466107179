package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.BlockStatusPayload;
import org.nbdscope.dissector.protocol.ClientFlag;
import org.nbdscope.dissector.protocol.ClientFlagsMessage;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.ExtendedRequest;
import org.nbdscope.dissector.protocol.HandshakeFlag;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OptionHeader;

/**
 * What the client sends: client flags, options, requests. Which of them is due tells the magic, not the state: a client may send its first
 * request together with the option that ends the handshake.
 */
final class ClientDecoder extends StreamDecoder {

    /** Bytes of an option's data that are read: longer ones are no sensible option. */
    static final int MAX_OPTION_DATA = 1 << 20;

    /** What block devices read and write a multiple of. */
    private static final int BLOCK = 512;

    private static final int IHAV = (int) (Magic.IHAVEOPT >>> 32);
    private static final int KNOWN_COMMAND_FLAGS = knownCommandFlags();

    /** How far from the last cookie the next ones are, in either half. */
    private static final int COOKIE_DISTANCE = 256;

    private PendingRequest request;
    private boolean cookieSeen;
    private long lastCookie;
    private boolean flagsDue;

    ClientDecoder(SessionDecoder owner, Session session) {
        super(owner, session, Side.CLIENT);
    }

    /** The server greeted newstyle: the client's first message is its flags. */
    void expectFlags() {
        flagsDue = streamOffset() == 0;
    }

    @Override
    int header(ByteBuffer bytes, int at, int available) {
        if (session.tls != TlsState.NONE || owner.tlsAsked()) {
            int size = tlsHeader(bytes, at, available);
            if (size != NO_HEADER) {
                return size;
            }
        }
        if (available < 4) {
            return MORE;
        }
        int magic = bytes.getInt(at);
        if (magic == Magic.NBD_REQUEST_MAGIC) {
            if (available < CompactRequest.SIZE) {
                return MORE;
            }
            long length = CompactRequest.LENGTH.u32(bytes, at);
            return isCutShort(bytes, at, available, CompactRequest.SIZE, length) ? NO_HEADER : compactRequest(bytes, at);
        }
        if (magic == Magic.NBD_EXTENDED_REQUEST_MAGIC) {
            if (available < ExtendedRequest.SIZE) {
                return MORE;
            }
            long length = ExtendedRequest.LENGTH.u64(bytes, at);
            return isCutShort(bytes, at, available, ExtendedRequest.SIZE, length) ? NO_HEADER : extendedRequest(bytes, at);
        }
        if (magic == IHAV) {
            if (available < OptionHeader.SIZE) {
                return MORE;
            }
            return OptionHeader.MAGIC.u64(bytes, at) == Magic.IHAVEOPT ? option(bytes, at) : NO_HEADER;
        }
        return flagsDue && streamOffset() == 0 ? clientFlags(bytes, at) : NO_HEADER;
    }

    /**
     * Whether the next request begins before this header ends: the client sent less than all of it. Looked at only where the header's
     * numbers are odd, as they are then: they are made of two requests.
     */
    private boolean isCutShort(ByteBuffer bytes, int at, int available, int header, long length) {
        long offset = CompactRequest.OFFSET.u64(bytes, at);
        boolean odd = length == 0 || ((offset | length) & BLOCK - 1) != 0 || session.size == null
                || Long.compareUnsigned(offset, session.size) > 0 || Long.compareUnsigned(length, session.size) > 0
                || !continues(CompactRequest.COOKIE.u64(bytes, at));
        if (!odd) {
            return false;
        }
        int magic = bytes.getInt(at);
        for (int i = Integer.BYTES; i <= header - Integer.BYTES; i++) {
            if (bytes.getInt(at + i) == magic && plausibleRequestHeader(bytes, at + i, available - i, session) > 0) {
                return true;
            }
        }
        return false;
    }

    private int clientFlags(ByteBuffer bytes, int at) {
        begin(MessageKind.CLIENT_FLAGS);
        message.code = 0;
        message.flags = ClientFlagsMessage.FLAGS.i32(bytes, at);
        body(ClientFlagsMessage.SIZE, 0, 0);
        return ClientFlagsMessage.SIZE;
    }

    private int option(ByteBuffer bytes, int at) {
        begin(MessageKind.OPTION);
        message.code = OptionHeader.OPTION.i32(bytes, at);
        long length = OptionHeader.LENGTH.u32(bytes, at);
        message.payload = length;
        body(OptionHeader.SIZE, length, Math.min(length, MAX_OPTION_DATA));
        if (length == 0) {
            owner.optionReceived(message, 0, bytes, at, 0);
        }
        return OptionHeader.SIZE;
    }

    private int compactRequest(ByteBuffer bytes, int at) {
        begin(MessageKind.COMPACT_REQUEST);
        request(CompactRequest.TYPE.u16(bytes, at), CompactRequest.FLAGS.u16(bytes, at), CompactRequest.COOKIE.u64(bytes, at),
                CompactRequest.OFFSET.u64(bytes, at), CompactRequest.LENGTH.u32(bytes, at), false);
        boolean write = request.command == Command.NBD_CMD_WRITE.value();
        body(CompactRequest.SIZE, write ? request.length : 0, 0);
        if (write) {
            content(0);
        }
        return CompactRequest.SIZE;
    }

    /**
     * An extended request has a payload where the flag says so. qemu's client sends writes without the flag, and yet with the payload
     * (section "Request message" wants the flag): then the next bytes tell.
     */
    private int extendedRequest(ByteBuffer bytes, int at) {
        begin(MessageKind.EXTENDED_REQUEST);
        request(ExtendedRequest.TYPE.u16(bytes, at), ExtendedRequest.FLAGS.u16(bytes, at), ExtendedRequest.COOKIE.u64(bytes, at),
                ExtendedRequest.OFFSET.u64(bytes, at), ExtendedRequest.LENGTH.u64(bytes, at), true);
        boolean payload = CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(request.flags);
        if (payload && request.command == Command.NBD_CMD_BLOCK_STATUS.value()) {
            body(ExtendedRequest.SIZE, request.length, request.length < 0 ? 0 : Math.min(request.length, MAX_OPTION_DATA));
        } else if (payload) {
            body(ExtendedRequest.SIZE, request.length, 0);
        } else if (request.command == Command.NBD_CMD_WRITE.value()) {
            bodyOrNone(ExtendedRequest.SIZE, request.length);
        } else {
            body(ExtendedRequest.SIZE, 0, 0);
        }
        if (request.command == Command.NBD_CMD_WRITE.value()) {
            content(0);
        }
        return ExtendedRequest.SIZE;
    }

    private void request(int command, int flags, long cookie, long offset, long length, boolean extended) {
        cookieSeen = true;
        lastCookie = cookie;
        request = owner.requestReceived();
        request.command = command;
        request.flags = flags;
        request.cookie = cookie;
        request.offset = offset;
        request.length = length;
        request.extended = extended;
        message.cookieInFlight = owner.cookieInFlight(cookie);
        owner.requestInFlight(request);
        message.code = command;
        message.flags = flags;
        message.cookie = cookie;
        message.request = request;
        message.offset = offset;
        message.length = length;
    }

    @Override
    void body(ByteBuffer bytes, int at, int length) {
        if (message.kind == MessageKind.OPTION) {
            owner.optionReceived(message, message.payload, bytes, at, length);
        } else if (length >= BlockStatusPayload.SIZE) {
            message.effectLength = BlockStatusPayload.EFFECT_LENGTH.u64(bytes, at);
            message.contextIds = new long[(length - BlockStatusPayload.SIZE) / Integer.BYTES];
            for (int i = 0; i < message.contextIds.length; i++) {
                message.contextIds[i] = bytes.getInt(at + BlockStatusPayload.SIZE + i * Integer.BYTES) & 0xffff_ffffL;
            }
        }
    }

    @Override
    void complete() {
        switch (message.kind) {
            case CLIENT_FLAGS -> clientFlagsComplete();
            case OPTION -> owner.optionComplete(message);
            case COMPACT_REQUEST, EXTENDED_REQUEST -> owner.requestComplete(message);
            default -> owner.emit(message);
        }
    }

    private void clientFlagsComplete() {
        flagsDue = false;
        boolean fixed = ClientFlag.NBD_FLAG_C_FIXED_NEWSTYLE.in(message.flags)
                && HandshakeFlag.NBD_FLAG_FIXED_NEWSTYLE.in(session.handshakeFlags);
        session.handshake = fixed ? HandshakeStyle.FIXED_NEWSTYLE : HandshakeStyle.NEWSTYLE;
        owner.clientFlags(message.flags);
        owner.emit(message);
    }

    @Override
    int plausible(ByteBuffer bytes, int at, int available) {
        byte first = bytes.get(at);
        if (first == (byte) (Magic.NBD_REQUEST_MAGIC >>> 24) || first == (byte) (Magic.NBD_EXTENDED_REQUEST_MAGIC >>> 24)) {
            return plausibleRequest(bytes, at, available);
        }
        if (first == (byte) (IHAV >>> 24)) {
            // No option comes behind a request, but payload may look like one.
            return session.transmission ? NO_HEADER : plausibleOption(bytes, at, available);
        }
        if (session.tls != TlsState.NONE) {
            return plausibleTls(bytes, at, available);
        }
        return NO_HEADER;
    }

    static int plausibleOption(ByteBuffer bytes, int at, int available) {
        if (!startsWith(bytes, at, available, Magic.IHAVEOPT, 8)) {
            return NO_HEADER;
        }
        if (available < OptionHeader.SIZE) {
            return MORE;
        }
        boolean sane = OptionHeader.OPTION.u32(bytes, at) <= 0xffff && OptionHeader.LENGTH.u32(bytes, at) <= MAX_OPTION_DATA;
        return sane ? OptionHeader.SIZE : NO_HEADER;
    }

    private int plausibleRequest(ByteBuffer bytes, int at, int available) {
        return plausibleRequests(bytes, at, available, session, atSegmentStart() ? null : this);
    }

    /** Whether a cookie continues those of this session: clients count, or count within the halves, or use few again. */
    private boolean continues(long cookie) {
        return cookieSeen && Math.abs((int) (cookie >>> 32) - (int) (lastCookie >>> 32)) <= COOKIE_DISTANCE
                && Math.abs((int) cookie - (int) lastCookie) <= COOKIE_DISTANCE;
    }

    /**
     * Whether a request one can believe stands here, and behind it, as far as can be seen, further ones; nothing behind
     * {@code NBD_CMD_DISC}. In the middle of a segment, where payload is more likely, more is asked for: requests up to the last byte that
     * can be seen must wait for a request behind them, or for a reply with their cookie ({@link #answered}); a write that reaches beyond
     * must write whole blocks, and its cookie must {@linkplain #continues continue} those of the session.
     *
     * @param middle whose stream this is the middle of a segment of; null at the beginning of a segment
     * @return as {@link #plausible}, for the first of them
     */
    static int plausibleRequests(ByteBuffer bytes, int at, int available, Session session, ClientDecoder middle) {
        boolean segmentStart = middle == null;
        int first = plausibleRequestHeader(bytes, at, available, session);
        int size = first;
        int here = 0;
        while (size > 0) {
            int header = at + here;
            boolean extended = size == ExtendedRequest.SIZE;
            long payload = payload(bytes, header, extended);
            boolean last = CompactRequest.TYPE.u16(bytes, header) == Command.NBD_CMD_DISC.value();
            long behind = (long) here + size + payload;
            if (segmentStart && behind >= available) {
                return first;
            }
            if (behind > available) {
                boolean blocks = (CompactRequest.OFFSET.u64(bytes, header) | payload) % BLOCK == 0;
                return blocks && middle.continues(CompactRequest.COOKIE.u64(bytes, header)) ? first : NO_HEADER;
            }
            if (behind == available) {
                return available < MAX_HEADER ? MORE : first;
            }
            boolean maybe = extended && payload > 0 && !CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(CompactRequest.FLAGS.u16(bytes, header));
            int bare = here + size;
            here = (int) behind;
            size = last ? NO_HEADER : plausibleRequestHeader(bytes, at + here, available - here, session);
            if (size == NO_HEADER && maybe) {
                // A write without the flag may be without payload.
                here = bare;
                size = plausibleRequestHeader(bytes, at + here, available - here, session);
            }
        }
        return size == MORE && (segmentStart || available >= MAX_HEADER) ? first : size;
    }

    /** The server answers a cookie that is not in flight: if a request with it is among those that wait for a proof, this is it. */
    void answered(long cookie) {
        int waiting = waitingBytes();
        int at = 0;
        while (waiting - at >= CompactRequest.SIZE) {
            int size = plausibleRequestHeader(waiting(), at, waiting - at, session);
            if (size <= 0) {
                return;
            }
            if (CompactRequest.COOKIE.u64(waiting(), at) == cookie) {
                believeWaiting();
                return;
            }
            at += (int) Math.min(waiting, size + payload(waiting(), at, size == ExtendedRequest.SIZE));
        }
    }

    /** Bytes behind the header of a plausible request. */
    private static long payload(ByteBuffer bytes, int at, boolean extended) {
        boolean write = CompactRequest.TYPE.u16(bytes, at) == Command.NBD_CMD_WRITE.value();
        if (!extended) {
            return write ? CompactRequest.LENGTH.u32(bytes, at) : 0;
        }
        boolean payload = write || CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(CompactRequest.FLAGS.u16(bytes, at));
        return payload ? ExtendedRequest.LENGTH.u64(bytes, at) : 0;
    }

    /** Whether a request of a known command with known flags and a range that can exist stands here. The session may be null. */
    static int plausibleRequestHeader(ByteBuffer bytes, int at, int available, Session session) {
        boolean extended;
        if (startsWith(bytes, at, available, Magic.NBD_REQUEST_MAGIC & 0xffff_ffffL, 4)) {
            extended = false;
        } else if (startsWith(bytes, at, available, Magic.NBD_EXTENDED_REQUEST_MAGIC & 0xffff_ffffL, 4)) {
            extended = true;
        } else {
            return NO_HEADER;
        }
        int size = extended ? ExtendedRequest.SIZE : CompactRequest.SIZE;
        if (available < size) {
            return MORE;
        }
        Command command = Command.of(CompactRequest.TYPE.u16(bytes, at));
        int flags = CompactRequest.FLAGS.u16(bytes, at);
        if (command == null || (flags & ~KNOWN_COMMAND_FLAGS) != 0 || modeExcludes(session, extended)) {
            return NO_HEADER;
        }
        long offset = CompactRequest.OFFSET.u64(bytes, at);
        long length = extended ? ExtendedRequest.LENGTH.u64(bytes, at) : CompactRequest.LENGTH.u32(bytes, at);
        if (command == Command.NBD_CMD_DISC || command == Command.NBD_CMD_FLUSH) {
            return offset == 0 && length == 0 ? size : NO_HEADER;
        }
        boolean payload = command == Command.NBD_CMD_WRITE || CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(flags);
        if (length == 0 || payload && (length < 0 || length > MAX_BELIEVED)) {
            return NO_HEADER;
        }
        long end = offset + length;
        boolean overflow = Long.compareUnsigned(end, offset) < 0;
        boolean outside = session != null && session.size != null && Long.compareUnsigned(payload ? offset : end, session.size) > 0;
        return overflow || outside ? NO_HEADER : size;
    }

    private static boolean modeExcludes(Session session, boolean extended) {
        return session != null && session.repliesKnown && extended != (session.replies == ReplyMode.EXTENDED);
    }

    /** Whether the bytes here begin with (or, where fewer are available, are the beginning of) an integer of {@code width} bytes. */
    static boolean startsWith(ByteBuffer bytes, int at, int available, long value, int width) {
        if (available >= width) {
            return width == 8 ? bytes.getLong(at) == value : bytes.getInt(at) == (int) value;
        }
        for (int i = 0; i < available; i++) {
            if (bytes.get(at + i) != (byte) (value >>> (width - 1 - i) * 8)) {
                return false;
            }
        }
        return true;
    }

    private static int knownCommandFlags() {
        int known = 0;
        for (CommandFlag flag : CommandFlag.values()) {
            known |= flag.mask();
        }
        return known;
    }
}
