package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.BlockStatus;
import org.nbdscope.dissector.protocol.BlockStatusExtended;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.Descriptor;
import org.nbdscope.dissector.protocol.ErrorChunk;
import org.nbdscope.dissector.protocol.ErrorOffset;
import org.nbdscope.dissector.protocol.ExportInformation;
import org.nbdscope.dissector.protocol.ExtendedDescriptor;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.Greeting;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OffsetData;
import org.nbdscope.dissector.protocol.OffsetHole;
import org.nbdscope.dissector.protocol.OldstyleGreeting;
import org.nbdscope.dissector.protocol.OptionReplyHeader;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.SimpleReply;
import org.nbdscope.dissector.protocol.StructuredReply;

/** What the server sends: greeting, option replies, export information, replies. */
final class ServerDecoder extends StreamDecoder {

    /** Bytes of an option reply's data that are read. */
    static final int MAX_OPTION_REPLY_DATA = 64 << 10;

    /** Bytes of an error chunk that are read: header, the longest legal string, offset. */
    static final int MAX_ERROR_DATA = ErrorChunk.SIZE + 4096 + ErrorOffset.SIZE;

    /** Bytes of a chunk's payload that {@link #plausible} looks at: an offset and a length. */
    private static final int SEEN_OF_CHUNK = OffsetHole.SIZE;

    private static final int REP_MAGIC_HIGH = (int) (Magic.NBD_REP_MAGIC >>> 32);
    private static final int KNOWN_REPLY_FLAGS = ReplyFlag.NBD_REPLY_FLAG_DONE.mask();

    private boolean greetingDue;

    ServerDecoder(SessionDecoder owner, Session session) {
        super(owner, session, Side.SERVER);
    }

    /** The stream begins with the greeting. */
    void expectGreeting() {
        greetingDue = true;
    }

    @Override
    int header(ByteBuffer bytes, int at, int available) {
        if (greetingDue && streamOffset() == 0) {
            return greeting(bytes, at, available);
        }
        if (session.tls != TlsState.NONE) {
            int size = tlsHeader(bytes, at, available);
            if (size != NO_HEADER) {
                return size;
            }
        }
        if (owner.exportInformationDue()) {
            if (!atFound()) {
                return exportInformation(bytes, at, available);
            }
            owner.exportInformationMissed();
        }
        if (available < 4) {
            return MORE;
        }
        int magic = bytes.getInt(at);
        if (magic == Magic.NBD_SIMPLE_REPLY_MAGIC) {
            return available < SimpleReply.SIZE ? MORE : simpleReply(bytes, at);
        }
        if (magic == Magic.NBD_STRUCTURED_REPLY_MAGIC) {
            return available < StructuredReply.SIZE ? MORE : structuredReply(bytes, at);
        }
        if (magic == Magic.NBD_EXTENDED_REPLY_MAGIC) {
            return available < ExtendedReply.SIZE ? MORE : extendedReply(bytes, at);
        }
        if (magic == REP_MAGIC_HIGH) {
            if (available < OptionReplyHeader.SIZE) {
                return MORE;
            }
            return OptionReplyHeader.MAGIC.u64(bytes, at) == Magic.NBD_REP_MAGIC ? optionReply(bytes, at) : NO_HEADER;
        }
        return NO_HEADER;
    }

    /** Sections "Oldstyle negotiation" and "Newstyle negotiation". A second magic that is neither ends what can be understood. */
    private int greeting(ByteBuffer bytes, int at, int available) {
        if (available < 16) {
            return MORE;
        }
        long version = Greeting.VERSION.u64(bytes, at);
        boolean oldstyle = version == Magic.CLISERV_MAGIC;
        boolean newstyle = version == Magic.IHAVEOPT;
        int size = oldstyle ? OldstyleGreeting.SIZE : newstyle ? Greeting.SIZE : 16;
        if (available < size) {
            return MORE;
        }
        greetingDue = false;
        begin(MessageKind.GREETING);
        message.code = 0;
        if (oldstyle) {
            int flags = OldstyleGreeting.FLAGS.i32(bytes, at);
            message.flags = flags;
            session.greeted(flags >>> 16);
            session.handshake = HandshakeStyle.OLDSTYLE;
            session.size = OldstyleGreeting.EXPORT_SIZE.u64(bytes, at);
            session.transmissionFlags = flags & 0xffff;
            session.enterTransmission();
        } else if (newstyle) {
            message.flags = Greeting.HANDSHAKE_FLAGS.u16(bytes, at);
            session.greeted(message.flags);
            owner.newstyleGreeted();
        } else {
            session.greeted(0);
        }
        body(size, 0, 0);
        return size;
    }

    /**
     * The answer to NBD_OPT_EXPORT_NAME has no magic. Whether the 124 zeroes follow is negotiated (section "Newstyle negotiation"), and
     * peers got it wrong: where a reply's magic stands right behind the 10 bytes, there are no zeroes.
     */
    private int exportInformation(ByteBuffer bytes, int at, int available) {
        if (available < ExportInformation.SIZE) {
            return MORE;
        }
        begin(MessageKind.EXPORT_INFORMATION);
        message.code = 0;
        message.flags = ExportInformation.TRANSMISSION_FLAGS.u16(bytes, at);
        message.length = ExportInformation.SIZE_OF_EXPORT.u64(bytes, at);
        if (owner.noZeroes()) {
            body(ExportInformation.SIZE, 0, 0);
        } else {
            bodyOrNone(ExportInformation.SIZE, ExportInformation.PADDED_SIZE - ExportInformation.SIZE);
        }
        return ExportInformation.SIZE;
    }

    private int optionReply(ByteBuffer bytes, int at) {
        begin(MessageKind.OPTION_REPLY);
        message.code = OptionReplyHeader.TYPE.i32(bytes, at);
        message.repliedOption = OptionReplyHeader.OPTION.i32(bytes, at);
        message.option = owner.pendingOption(message.repliedOption);
        long length = OptionReplyHeader.LENGTH.u32(bytes, at);
        message.payload = length;
        body(OptionReplyHeader.SIZE, length, Math.min(length, MAX_OPTION_REPLY_DATA));
        if (length == 0) {
            owner.optionReplyReceived(message, bytes, at, 0);
        }
        return OptionReplyHeader.SIZE;
    }

    /**
     * A simple reply has data where it is a good reply to a read (section "Simple reply message"). In the other modes it should not
     * stand here at all; then, and where the read is not in the capture, the next bytes tell whether data follows.
     */
    private int simpleReply(ByteBuffer bytes, int at) {
        begin(MessageKind.SIMPLE_REPLY);
        int error = SimpleReply.ERROR.i32(bytes, at);
        message.code = error;
        message.error = error;
        answers(SimpleReply.COOKIE.u64(bytes, at));
        message.completes = true;
        boolean data = error == 0 && message.request != null && message.request.command == Command.NBD_CMD_READ.value();
        if (!data) {
            body(SimpleReply.SIZE, 0, 0);
        } else if (session.replies == ReplyMode.SIMPLE) {
            body(SimpleReply.SIZE, message.request.length, 0);
        } else {
            bodyOrNone(SimpleReply.SIZE, message.request.length);
        }
        if (data) {
            content(0);
        }
        message.payload = data ? message.request.length : 0;
        if (error == 0 && message.request == null && session.replies == ReplyMode.SIMPLE) {
            // Whether and how many data follow, only the request could tell.
            placeLost();
        }
        session.seen(ReplyMode.SIMPLE);
        return SimpleReply.SIZE;
    }

    private int structuredReply(ByteBuffer bytes, int at) {
        begin(MessageKind.STRUCTURED_CHUNK);
        answers(StructuredReply.COOKIE.u64(bytes, at));
        session.seen(ReplyMode.STRUCTURED);
        chunk(StructuredReply.SIZE, StructuredReply.TYPE.u16(bytes, at), StructuredReply.FLAGS.u16(bytes, at),
                StructuredReply.LENGTH.u32(bytes, at));
        return StructuredReply.SIZE;
    }

    private int extendedReply(ByteBuffer bytes, int at) {
        begin(MessageKind.EXTENDED_CHUNK);
        answers(ExtendedReply.COOKIE.u64(bytes, at));
        message.headerOffset = ExtendedReply.OFFSET.u64(bytes, at);
        session.seen(ReplyMode.EXTENDED);
        chunk(ExtendedReply.SIZE, ExtendedReply.TYPE.u16(bytes, at), ExtendedReply.FLAGS.u16(bytes, at),
                ExtendedReply.LENGTH.u64(bytes, at));
        return ExtendedReply.SIZE;
    }

    private void answers(long cookie) {
        message.cookie = cookie;
        message.request = owner.requestOf(cookie);
        session.enterTransmission();
    }

    private void chunk(int header, int type, int flags, long length) {
        message.code = type;
        message.flags = flags;
        message.payload = length;
        message.completes = ReplyFlag.NBD_REPLY_FLAG_DONE.in(flags);
        body(header, length, wantedOf(type, length));
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()) {
            content(OffsetData.SIZE);
        }
    }

    /** How much of a chunk's payload tells something about it; the rest is data. */
    private static long wantedOf(int type, long length) {
        long most;
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()) {
            most = OffsetData.SIZE;
        } else if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            most = OffsetHole.SIZE;
        } else if (isBlockStatus(type)) {
            most = MAX_WANTED;
        } else if (ReplyType.isError(type)) {
            most = MAX_ERROR_DATA;
        } else {
            return 0;
        }
        return length < 0 ? most : Math.min(length, most);
    }

    private static boolean isBlockStatus(int type) {
        return type == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS.value() || type == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT.value();
    }

    @Override
    void body(ByteBuffer bytes, int at, int length) {
        if (message.kind == MessageKind.OPTION_REPLY) {
            owner.optionReplyReceived(message, bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()) {
            offsetData(bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            offsetHole(bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS.value()) {
            blockStatus(bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT.value()) {
            blockStatusExtended(bytes, at, length);
        } else {
            error(bytes, at, length);
        }
    }

    private void offsetData(ByteBuffer bytes, int at, int length) {
        message.length = message.payload - OffsetData.SIZE;
        if (length >= OffsetData.SIZE) {
            message.offset = OffsetData.OFFSET.u64(bytes, at);
            message.offsetKnown = true;
        }
    }

    private void offsetHole(ByteBuffer bytes, int at, int length) {
        if (length >= OffsetHole.SIZE) {
            message.offset = OffsetHole.OFFSET.u64(bytes, at);
            message.length = OffsetHole.HOLE_SIZE.u32(bytes, at);
            message.offsetKnown = true;
        }
    }

    private void blockStatus(ByteBuffer bytes, int at, int length) {
        if (length >= BlockStatus.SIZE) {
            message.contextId = BlockStatus.CONTEXT_ID.u32(bytes, at);
        }
        int end = at + length;
        for (int here = at + BlockStatus.SIZE; end - here >= Descriptor.SIZE; here += Descriptor.SIZE) {
            message.extents.add(Descriptor.LENGTH.u32(bytes, here), Descriptor.STATUS.u32(bytes, here));
        }
        countMissingExtents(BlockStatus.SIZE, Descriptor.SIZE);
    }

    private void blockStatusExtended(ByteBuffer bytes, int at, int length) {
        if (length >= BlockStatusExtended.SIZE) {
            message.contextId = BlockStatusExtended.CONTEXT_ID.u32(bytes, at);
            message.descriptorCount = BlockStatusExtended.COUNT.u32(bytes, at);
        }
        int end = at + length;
        for (int here = at + BlockStatusExtended.SIZE; end - here >= ExtendedDescriptor.SIZE; here += ExtendedDescriptor.SIZE) {
            message.extents.add(ExtendedDescriptor.LENGTH.u64(bytes, here), ExtendedDescriptor.STATUS.u64(bytes, here));
        }
        countMissingExtents(BlockStatusExtended.SIZE, ExtendedDescriptor.SIZE);
    }

    private void countMissingExtents(int fixed, int descriptor) {
        long all = Long.compareUnsigned(message.payload, fixed) > 0 ? Long.divideUnsigned(message.payload - fixed, descriptor) : 0;
        message.missingExtents = all - message.extents.size();
    }

    private void error(ByteBuffer bytes, int at, int length) {
        if (length < ErrorChunk.SIZE) {
            return;
        }
        message.error = ErrorChunk.ERROR.i32(bytes, at);
        message.errorTextLength = ErrorChunk.MESSAGE_LENGTH.u16(bytes, at);
        int text = Math.min(message.errorTextLength, MAX_ERROR_DATA - ErrorChunk.SIZE - ErrorOffset.SIZE);
        int left = length - ErrorChunk.SIZE;
        if (left >= text || message.payload == length) {
            message.errorText = HandshakeParser.text(bytes, at + ErrorChunk.SIZE, Math.min(text, left));
        }
        boolean hasOffset = message.code == ReplyType.NBD_REPLY_TYPE_ERROR_OFFSET.value();
        if (hasOffset && left >= text + ErrorOffset.SIZE) {
            message.offset = ErrorOffset.OFFSET.u64(bytes, at + ErrorChunk.SIZE + text);
            message.offsetKnown = true;
        }
    }

    @Override
    void complete() {
        switch (message.kind) {
            case OPTION_REPLY -> owner.optionReplyComplete(message);
            case EXPORT_INFORMATION -> owner.exportInformationComplete(message);
            case SIMPLE_REPLY, STRUCTURED_CHUNK, EXTENDED_CHUNK -> owner.replyComplete(message);
            default -> owner.emit(message);
        }
    }

    /**
     * A reply is believed where it is in the form of the session, its cookie is that of a request in flight (unless the capture has nothing
     * of the client), its type and range fit that request, and what can be seen behind it begins like a reply. Option replies are believed
     * before the transmission phase only.
     */
    @Override
    int plausible(ByteBuffer bytes, int at, int available) {
        int size = plausibleReplyHeader(bytes, at, available);
        if (size == NO_HEADER && session.tls != TlsState.NONE) {
            return plausibleTls(bytes, at, available);
        }
        if (size <= 0) {
            return size;
        }
        int magic = bytes.getInt(at);
        if (magic == REP_MAGIC_HIGH) {
            return session.transmission ? NO_HEADER : size;
        }
        PendingRequest request = owner.inFlight(SimpleReply.COOKIE.u64(bytes, at));
        if (session.repliesKnown && !inForm(magic) || request == null && !owner.clientUnseen()) {
            return NO_HEADER;
        }
        if (magic == Magic.NBD_SIMPLE_REPLY_MAGIC) {
            if (request == null) {
                return atSegmentStart() ? size : NO_HEADER;
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
        if (isBlockStatus(type)) {
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
        return ClientDecoder.startsWith(bytes, next, there, Magic.NBD_SIMPLE_REPLY_MAGIC & 0xffff_ffffL, 4)
                || ClientDecoder.startsWith(bytes, next, there, Magic.NBD_STRUCTURED_REPLY_MAGIC & 0xffff_ffffL, 4)
                || ClientDecoder.startsWith(bytes, next, there, Magic.NBD_EXTENDED_REPLY_MAGIC & 0xffff_ffffL, 4);
    }

    /** Whether a reply or option reply of a known type and a fitting length stands here; of the session nothing need be known. */
    static int plausibleReplyHeader(ByteBuffer bytes, int at, int available) {
        if (ClientDecoder.startsWith(bytes, at, available, Magic.NBD_SIMPLE_REPLY_MAGIC & 0xffff_ffffL, 4)) {
            if (available < SimpleReply.SIZE) {
                return MORE;
            }
            long error = SimpleReply.ERROR.u32(bytes, at);
            return error <= MAX_ERRNO ? SimpleReply.SIZE : NO_HEADER;
        }
        if (ClientDecoder.startsWith(bytes, at, available, Magic.NBD_STRUCTURED_REPLY_MAGIC & 0xffff_ffffL, 4)) {
            if (available < StructuredReply.SIZE) {
                return MORE;
            }
            boolean fits = fits(StructuredReply.TYPE.u16(bytes, at), StructuredReply.FLAGS.u16(bytes, at),
                    StructuredReply.LENGTH.u32(bytes, at));
            return fits ? StructuredReply.SIZE : NO_HEADER;
        }
        if (ClientDecoder.startsWith(bytes, at, available, Magic.NBD_EXTENDED_REPLY_MAGIC & 0xffff_ffffL, 4)) {
            if (available < ExtendedReply.SIZE) {
                return MORE;
            }
            boolean fits = fits(ExtendedReply.TYPE.u16(bytes, at), ExtendedReply.FLAGS.u16(bytes, at), ExtendedReply.LENGTH.u64(bytes, at));
            return fits ? ExtendedReply.SIZE : NO_HEADER;
        }
        if (ClientDecoder.startsWith(bytes, at, available, Magic.NBD_REP_MAGIC, 8)) {
            if (available < OptionReplyHeader.SIZE) {
                return MORE;
            }
            return OptionReplyHeader.LENGTH.u32(bytes, at) <= MAX_OPTION_REPLY_DATA ? OptionReplyHeader.SIZE : NO_HEADER;
        }
        return NO_HEADER;
    }

    /** Errors are errno values of the server's system, whatever the specification says: all of those are small. */
    private static final long MAX_ERRNO = 4095;

    private static boolean fits(int type, int flags, long length) {
        ReplyType replyType = ReplyType.of(type);
        if (replyType == null || (flags & ~KNOWN_REPLY_FLAGS) != 0 || length < 0 || length > MAX_BELIEVED) {
            return false;
        }
        return switch (replyType) {
            case NBD_REPLY_TYPE_NONE -> length == 0 && flags != 0;
            case NBD_REPLY_TYPE_OFFSET_DATA -> length > OffsetData.SIZE;
            case NBD_REPLY_TYPE_OFFSET_HOLE -> length == OffsetHole.SIZE;
            case NBD_REPLY_TYPE_BLOCK_STATUS -> length > BlockStatus.SIZE && (length - BlockStatus.SIZE) % Descriptor.SIZE == 0;
            case NBD_REPLY_TYPE_BLOCK_STATUS_EXT ->
                    length > BlockStatusExtended.SIZE && (length - BlockStatusExtended.SIZE) % ExtendedDescriptor.SIZE == 0;
            case NBD_REPLY_TYPE_ERROR -> length >= ErrorChunk.SIZE && length <= MAX_ERROR_DATA;
            case NBD_REPLY_TYPE_ERROR_OFFSET -> length >= ErrorChunk.SIZE + ErrorOffset.SIZE && length <= MAX_ERROR_DATA;
        };
    }
}
