package org.nbdscope.dissector.session;

import static org.nbdscope.dissector.session.HeaderLooks.MORE;
import static org.nbdscope.dissector.session.HeaderLooks.NO_HEADER;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ExportInformation;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.Greeting;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OffsetData;
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

    static final int REP_MAGIC_HIGH = (int) (Magic.NBD_REP_MAGIC >>> 32);

    private final OptionHaggling haggling;
    private final ReplyLooks looks;
    private boolean greetingDue;

    ServerDecoder(SessionDecoder owner, Session session) {
        super(owner, session, Side.SERVER);
        haggling = owner.haggling();
        looks = new ReplyLooks(owner, session);
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
        if (haggling.exportInformationDue()) {
            if (!atFound()) {
                return exportInformation(bytes, at, available);
            }
            haggling.exportInformationMissed();
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
        if (haggling.noZeroes()) {
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
        message.option = haggling.pendingOption(message.repliedOption);
        long length = OptionReplyHeader.LENGTH.u32(bytes, at);
        message.payload = length;
        body(OptionReplyHeader.SIZE, length, Math.min(length, MAX_OPTION_REPLY_DATA));
        if (length == 0) {
            haggling.optionReplyReceived(message, frame(), bytes, at, 0);
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
        body(header, length, ChunkPayload.wanted(type, length));
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()) {
            content(OffsetData.SIZE);
        }
    }

    @Override
    void body(ByteBuffer bytes, int at, int length) {
        if (message.kind == MessageKind.OPTION_REPLY) {
            haggling.optionReplyReceived(message, frame(), bytes, at, length);
        } else {
            ChunkPayload.read(message, bytes, at, length);
        }
    }

    @Override
    void complete() {
        switch (message.kind) {
            case OPTION_REPLY -> haggling.optionReplyComplete(message);
            case EXPORT_INFORMATION -> haggling.exportInformationComplete(message);
            case SIMPLE_REPLY, STRUCTURED_CHUNK, EXTENDED_CHUNK -> owner.replyComplete(message);
            default -> owner.emit(message);
        }
    }

    @Override
    int plausible(ByteBuffer bytes, int at, int available) {
        int size = looks.reply(bytes, at, available, atSegmentStart());
        return size == NO_HEADER && session.tls != TlsState.NONE ? HeaderLooks.tlsRecord(bytes, at, available) : size;
    }
}
