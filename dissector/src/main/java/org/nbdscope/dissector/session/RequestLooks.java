package org.nbdscope.dissector.session;

import static org.nbdscope.dissector.session.HeaderLooks.MORE;
import static org.nbdscope.dissector.session.HeaderLooks.NO_HEADER;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.CompactRequest;
import org.nbdscope.dissector.protocol.ExtendedRequest;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OptionHeader;

/**
 * Whether bytes can be believed to be what a client sends, by their looks alone, for whoever does not know the place; strict, because
 * payload may look like it. Knows the cookies that the session's requests had, which the next ones continue.
 */
final class RequestLooks {

    /** What block devices read and write a multiple of. */
    private static final int BLOCK = 512;

    private static final int KNOWN_COMMAND_FLAGS = knownCommandFlags();

    /** How far from the last cookie the next ones are, in either half. */
    private static final int COOKIE_DISTANCE = 256;

    private final Session session;
    private boolean cookieSeen;
    private long lastCookie;

    RequestLooks(Session session) {
        this.session = session;
    }

    /** A request with this cookie was read. */
    void seen(long cookie) {
        cookieSeen = true;
        lastCookie = cookie;
    }

    /** Whether a cookie continues those of this session: clients count, or count within the halves, or use few again. */
    private boolean continues(long cookie) {
        return cookieSeen && Math.abs((int) (cookie >>> 32) - (int) (lastCookie >>> 32)) <= COOKIE_DISTANCE
                && Math.abs((int) cookie - (int) lastCookie) <= COOKIE_DISTANCE;
    }

    /**
     * Whether a request one can believe stands here, and behind it, as far as can be seen, further ones; nothing behind
     * {@code NBD_CMD_DISC}. In the middle of a segment, where payload is more likely, more is asked for: requests up to the last byte that
     * can be seen must wait for a request behind them, or for a reply with their cookie ({@link #isAmong}); a write that reaches beyond
     * must write whole blocks, and its cookie must {@linkplain #continues continue} those of the session.
     *
     * @param segmentStart whether this is the beginning of a segment
     * @return of the first of them
     */
    int requests(ByteBuffer bytes, int at, int available, boolean segmentStart) {
        int first = header(bytes, at, available, session);
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
                return blocks && continues(CompactRequest.COOKIE.u64(bytes, header)) ? first : NO_HEADER;
            }
            if (behind == available) {
                return available < StreamDecoder.MAX_HEADER ? MORE : first;
            }
            boolean maybe = extended && payload > 0 && !CommandFlag.NBD_CMD_FLAG_PAYLOAD_LEN.in(CompactRequest.FLAGS.u16(bytes, header));
            int bare = here + size;
            here = (int) behind;
            size = last ? NO_HEADER : header(bytes, at + here, available - here, session);
            if (size == NO_HEADER && maybe) {
                // A write without the flag may be without payload.
                here = bare;
                size = header(bytes, at + here, available - here, session);
            }
        }
        return size == MORE && (segmentStart || available >= StreamDecoder.MAX_HEADER) ? first : size;
    }

    /**
     * Whether the next request begins before this header ends: the client sent less than all of it. Looked at only where the header's
     * numbers are odd, as they are then: they are made of two requests.
     */
    boolean isCutShort(ByteBuffer bytes, int at, int available, int header, long length) {
        long offset = CompactRequest.OFFSET.u64(bytes, at);
        boolean odd = length == 0 || ((offset | length) & BLOCK - 1) != 0 || session.size == null
                || Long.compareUnsigned(offset, session.size) > 0 || Long.compareUnsigned(length, session.size) > 0
                || !continues(CompactRequest.COOKIE.u64(bytes, at));
        if (!odd) {
            return false;
        }
        int magic = bytes.getInt(at);
        for (int i = Integer.BYTES; i <= header - Integer.BYTES; i++) {
            if (bytes.getInt(at + i) == magic && header(bytes, at + i, available - i, session) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a request with this cookie is among the first bytes of those that wait for a proof. */
    boolean isAmong(ByteBuffer waiting, int count, long cookie) {
        int at = 0;
        while (count - at >= CompactRequest.SIZE) {
            int size = header(waiting, at, count - at, session);
            if (size <= 0) {
                return false;
            }
            if (CompactRequest.COOKIE.u64(waiting, at) == cookie) {
                return true;
            }
            at += (int) Math.min(count, size + payload(waiting, at, size == ExtendedRequest.SIZE));
        }
        return false;
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
    static int header(ByteBuffer bytes, int at, int available, Session session) {
        boolean extended;
        if (HeaderLooks.startsWith(bytes, at, available, Magic.NBD_REQUEST_MAGIC)) {
            extended = false;
        } else if (HeaderLooks.startsWith(bytes, at, available, Magic.NBD_EXTENDED_REQUEST_MAGIC)) {
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
        if (length == 0 || payload && (length < 0 || length > StreamDecoder.MAX_BELIEVED)) {
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

    /** Whether an option with a number and a length that are no nonsense stands here. */
    static int option(ByteBuffer bytes, int at, int available) {
        if (!HeaderLooks.startsWith(bytes, at, available, Magic.IHAVEOPT)) {
            return NO_HEADER;
        }
        if (available < OptionHeader.SIZE) {
            return MORE;
        }
        boolean sane = OptionHeader.OPTION.u32(bytes, at) <= 0xffff && OptionHeader.LENGTH.u32(bytes, at) <= ClientDecoder.MAX_OPTION_DATA;
        return sane ? OptionHeader.SIZE : NO_HEADER;
    }

    private static int knownCommandFlags() {
        int known = 0;
        for (CommandFlag flag : CommandFlag.values()) {
            known |= flag.mask();
        }
        return known;
    }
}
