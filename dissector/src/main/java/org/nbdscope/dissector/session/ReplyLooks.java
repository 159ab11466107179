package org.nbdscope.dissector.session;

import static org.nbdscope.dissector.session.HeaderLooks.MORE;
import static org.nbdscope.dissector.session.HeaderLooks.NO_HEADER;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.BlockStatus;
import org.nbdscope.dissector.protocol.BlockStatusExtended;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.Descriptor;
import org.nbdscope.dissector.protocol.ErrorChunk;
import org.nbdscope.dissector.protocol.ErrorOffset;
import org.nbdscope.dissector.protocol.ExtendedDescriptor;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OffsetData;
import org.nbdscope.dissector.protocol.OffsetHole;
import org.nbdscope.dissector.protocol.OptionReplyHeader;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.SimpleReply;
import org.nbdscope.dissector.protocol.StructuredReply;

/**
 * Whether bytes can be believed to be what a server sends, by their looks and by the requests that wait for a reply, for whoever does not
 * know the place; strict, because payload may look like it.
 */
final class ReplyLooks {

    /** Bytes of a chunk's payload that are looked at: an offset and a length. */
    private static final int SEEN_OF_CHUNK = OffsetHole.SIZE;

    /** Errors are errno values of the server's system, whatever the specification says: all of those are small. */
    private static final long MAX_ERRNO = 4095;

    private static final int KNOWN_REPLY_FLAGS = ReplyFlag.NBD_REPLY_FLAG_DONE.mask();

    private final SessionDecoder owner;
    private final Session session;

    ReplyLooks(SessionDecoder owner, Session session) {
        this.owner = owner;
        this.session = session;
    }

    /**
     * A reply is believed where it is in the form of the session, its cookie is that of a request in flight (unless the capture has nothing
     * of the client), its type and range fit that request, and what can be seen behind it begins like a reply. Option replies are believed
     * before the transmission phase only.
     *
     * @param segmentStart whether this is the beginning of a segment
     */
    int reply(ByteBuffer bytes, int at, int available, boolean segmentStart) {
        int size = header(bytes, at, available);
        if (size <= 0) {
            return size;
        }
        int magic = bytes.getInt(at);
        if (magic == ServerDecoder.REP_MAGIC_HIGH) {
            return session.transmission ? NO_HEADER : size;
        }
        PendingRequest request = owner.inFlight(SimpleReply.COOKIE.u64(bytes, at));
        if (session.repliesKnown && !inForm(magic) || request == null && !owner.clientUnseen()) {
            return NO_HEADER;
        }
        if (magic == Magic.NBD_SIMPLE_REPLY_MAGIC) {
            if (request == null) {
                return segmentStart ? size : NO_HEADER;
            }
            boolean data = request.command == Command.NBD_CMD_READ.value() && SimpleReply.ERROR.u32(bytes, at) == 0;
            if (data && session.repliesKnown && session.replies != ReplyMode.SIMPLE) {
                return NO_HEADER;
            }
            return replyBegins(bytes, at, available, size + (data ? request.length : 0)) ? size : NO_HEADER;
        }
        boolean extended = magic == Magic.NBD_EXTENDED_REPLY_MAGIC;
        if (extended && request != null && ExtendedReply.OFFSET.u64(bytes, at) != request.offset) {
            return NO_HEADER;
        }
        long length = extended ? ExtendedReply.LENGTH.u64(bytes, at) : StructuredReply.LENGTH.u32(bytes, at);
        int seen = (int) Math.min(length, SEEN_OF_CHUNK);
        boolean fits = request == null || answers(request, StructuredReply.TYPE.u16(bytes, at), length, bytes, at + size,
                Math.min(available - size, seen));
        return fits && replyBegins(bytes, at, available, size + length) ? size : NO_HEADER;
    }

    /** Structured replies leave simple ones room, extended ones leave no others any. */
    private boolean inForm(int magic) {
        return switch (session.replies) {
            case SIMPLE -> magic == Magic.NBD_SIMPLE_REPLY_MAGIC;
            case STRUCTURED -> magic != Magic.NBD_EXTENDED_REPLY_MAGIC;
            case EXTENDED -> magic == Magic.NBD_EXTENDED_REPLY_MAGIC;
        };
    }

    /** Whether a chunk can belong to the reply of this request; of its payload the first bytes are there. */
    private boolean answers(PendingRequest request, int type, long length, ByteBuffer bytes, int at, int there) {
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value() || type == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            if (request.command != Command.NBD_CMD_READ.value()) {
                return false;
            }
            boolean hole = type == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value();
            long from = there < OffsetData.SIZE ? 0 : OffsetData.OFFSET.u64(bytes, at) - request.offset;
            long described = !hole ? length - OffsetData.SIZE : there < OffsetHole.SIZE ? 0 : OffsetHole.HOLE_SIZE.u32(bytes, at);
            return Long.compareUnsigned(from, request.length) <= 0 && Long.compareUnsigned(described, request.length - from) <= 0;
        }
        if (ReplyType.isBlockStatus(type)) {
            boolean known = there < BlockStatus.SIZE || session.contexts == null
                    || session.contexts.containsKey(BlockStatus.CONTEXT_ID.u32(bytes, at));
            return known && request.command == Command.NBD_CMD_BLOCK_STATUS.value();
        }
        return true;
    }

    /** Whether what stands behind a reply, as far as it can be seen, begins like another one. */
    private static boolean replyBegins(ByteBuffer bytes, int at, int available, long behind) {
        if (behind < 0 || behind >= available) {
            return true;
        }
        int next = at + (int) behind;
        int there = available - (int) behind;
        return HeaderLooks.startsWith(bytes, next, there, Magic.NBD_SIMPLE_REPLY_MAGIC)
                || HeaderLooks.startsWith(bytes, next, there, Magic.NBD_STRUCTURED_REPLY_MAGIC)
                || HeaderLooks.startsWith(bytes, next, there, Magic.NBD_EXTENDED_REPLY_MAGIC);
    }

    /** Whether a reply or option reply of a known type and a fitting length stands here; of the session nothing need be known. */
    static int header(ByteBuffer bytes, int at, int available) {
        if (HeaderLooks.startsWith(bytes, at, available, Magic.NBD_SIMPLE_REPLY_MAGIC)) {
            if (available < SimpleReply.SIZE) {
                return MORE;
            }
            long error = SimpleReply.ERROR.u32(bytes, at);
            return error <= MAX_ERRNO ? SimpleReply.SIZE : NO_HEADER;
        }
        if (HeaderLooks.startsWith(bytes, at, available, Magic.NBD_STRUCTURED_REPLY_MAGIC)) {
            if (available < StructuredReply.SIZE) {
                return MORE;
            }
            boolean fits = fits(StructuredReply.TYPE.u16(bytes, at), StructuredReply.FLAGS.u16(bytes, at),
                    StructuredReply.LENGTH.u32(bytes, at));
            return fits ? StructuredReply.SIZE : NO_HEADER;
        }
        if (HeaderLooks.startsWith(bytes, at, available, Magic.NBD_EXTENDED_REPLY_MAGIC)) {
            if (available < ExtendedReply.SIZE) {
                return MORE;
            }
            boolean fits = fits(ExtendedReply.TYPE.u16(bytes, at), ExtendedReply.FLAGS.u16(bytes, at), ExtendedReply.LENGTH.u64(bytes, at));
            return fits ? ExtendedReply.SIZE : NO_HEADER;
        }
        if (HeaderLooks.startsWith(bytes, at, available, Magic.NBD_REP_MAGIC)) {
            if (available < OptionReplyHeader.SIZE) {
                return MORE;
            }
            return OptionReplyHeader.LENGTH.u32(bytes, at) <= ServerDecoder.MAX_OPTION_REPLY_DATA ? OptionReplyHeader.SIZE : NO_HEADER;
        }
        return NO_HEADER;
    }

    private static boolean fits(int type, int flags, long length) {
        ReplyType replyType = ReplyType.of(type);
        if (replyType == null || (flags & ~KNOWN_REPLY_FLAGS) != 0 || length < 0 || length > StreamDecoder.MAX_BELIEVED) {
            return false;
        }
        return switch (replyType) {
            case NBD_REPLY_TYPE_NONE -> length == 0 && flags != 0;
            case NBD_REPLY_TYPE_OFFSET_DATA -> length > OffsetData.SIZE;
            case NBD_REPLY_TYPE_OFFSET_HOLE -> length == OffsetHole.SIZE;
            case NBD_REPLY_TYPE_BLOCK_STATUS -> length > BlockStatus.SIZE && (length - BlockStatus.SIZE) % Descriptor.SIZE == 0;
            case NBD_REPLY_TYPE_BLOCK_STATUS_EXT ->
                    length > BlockStatusExtended.SIZE && (length - BlockStatusExtended.SIZE) % ExtendedDescriptor.SIZE == 0;
            case NBD_REPLY_TYPE_ERROR -> length >= ErrorChunk.SIZE && length <= ChunkPayload.MAX_ERROR_DATA;
            case NBD_REPLY_TYPE_ERROR_OFFSET -> length >= ErrorChunk.SIZE + ErrorOffset.SIZE && length <= ChunkPayload.MAX_ERROR_DATA;
        };
    }
}
