package org.nbdscope.app.live;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.ExportInformation;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.Greeting;
import org.nbdscope.dissector.protocol.Magic;
import org.nbdscope.dissector.protocol.OffsetData;
import org.nbdscope.dissector.protocol.OldstyleGreeting;
import org.nbdscope.dissector.protocol.OptionReplyHeader;
import org.nbdscope.dissector.protocol.OptionReplyType;
import org.nbdscope.dissector.protocol.OptionType;
import org.nbdscope.dissector.protocol.ReplyFlag;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.SimpleReply;
import org.nbdscope.dissector.protocol.StructuredReply;

/** What the server sends: everything is kept but the data of reads. */
final class ServerScanner extends StreamScanner {

    private static final int REPLY_MAGIC = (int) (Magic.NBD_REP_MAGIC >>> 32);
    /** The two magics that begin every server's stream. */
    private static final int MAGICS = 16;

    private final NegotiatedState state;
    private boolean greeted;

    ServerScanner(NegotiatedState state) {
        super(MAGICS);
        this.state = state;
    }

    @Override
    boolean isMagic(int magic) {
        return magic == Magic.NBD_SIMPLE_REPLY_MAGIC || magic == Magic.NBD_STRUCTURED_REPLY_MAGIC
                || magic == Magic.NBD_EXTENDED_REPLY_MAGIC || magic == REPLY_MAGIC;
    }

    @Override
    int header(ByteBuffer bytes, int length) {
        if (!greeted) {
            return greeting(bytes, length);
        }
        int magic = bytes.getInt(0);
        int size = switch (magic) {
            case Magic.NBD_SIMPLE_REPLY_MAGIC -> SimpleReply.SIZE;
            case Magic.NBD_STRUCTURED_REPLY_MAGIC -> StructuredReply.SIZE;
            case Magic.NBD_EXTENDED_REPLY_MAGIC -> ExtendedReply.SIZE;
            case REPLY_MAGIC -> OptionReplyHeader.SIZE;
            default -> state.exportNameAsked ? ExportInformation.SIZE : -1;
        };
        if (length < size || size < 0) {
            return size;
        }
        return switch (magic) {
            case Magic.NBD_SIMPLE_REPLY_MAGIC -> simpleReply(bytes);
            case Magic.NBD_STRUCTURED_REPLY_MAGIC -> chunk(bytes, StructuredReply.LENGTH.u32(bytes, 0));
            case Magic.NBD_EXTENDED_REPLY_MAGIC -> chunk(bytes, ExtendedReply.LENGTH.u64(bytes, 0));
            case REPLY_MAGIC -> optionReply(bytes);
            default -> exportInformation();
        };
    }

    private int greeting(ByteBuffer bytes, int length) {
        long version = Greeting.VERSION.u64(bytes, 0);
        boolean oldstyle = version == Magic.CLISERV_MAGIC;
        if (bytes.getLong(0) != Magic.NBDMAGIC || !oldstyle && version != Magic.IHAVEOPT) {
            return -1;
        }
        int size = oldstyle ? OldstyleGreeting.SIZE : Greeting.SIZE;
        greeted = length >= size;
        return greeted ? 0 : size;
    }

    /** The zeroes behind it are there or not; peers got that wrong, so that what was negotiated does not tell. */
    private int exportInformation() {
        state.exportNameAsked = false;
        bodyOrNone(ExportInformation.PADDED_SIZE - ExportInformation.SIZE, 0);
        return 0;
    }

    private int optionReply(ByteBuffer bytes) {
        if (OptionReplyHeader.MAGIC.u64(bytes, 0) != Magic.NBD_REP_MAGIC) {
            return -1;
        }
        int option = OptionReplyHeader.OPTION.i32(bytes, 0);
        int type = OptionReplyHeader.TYPE.i32(bytes, 0);
        if (type == OptionReplyType.NBD_REP_ACK.value() && (option == OptionType.NBD_OPT_STRUCTURED_REPLY.value()
                || option == OptionType.NBD_OPT_EXTENDED_HEADERS.value())) {
            state.structured = true;
        }
        if (option == OptionType.NBD_OPT_EXPORT_NAME.value() && type < 0) {
            state.exportNameAsked = false;
        }
        body(OptionReplyHeader.LENGTH.u32(bytes, 0), 0);
        return 0;
    }

    private int simpleReply(ByteBuffer bytes) {
        long data = state.answered(SimpleReply.COOKIE.u64(bytes, 0));
        if (data != 0 && SimpleReply.ERROR.i32(bytes, 0) == 0) {
            if (state.structured) {
                // Should not stand here at all: some servers send the data, some do not.
                bodyOrNone(0, data);
            } else {
                body(0, data);
            }
        }
        return 0;
    }

    /** The first bytes of compact and extended chunks have the same places. */
    private int chunk(ByteBuffer bytes, long length) {
        if (ReplyFlag.NBD_REPLY_FLAG_DONE.in(StructuredReply.FLAGS.u16(bytes, 0))) {
            state.answered(StructuredReply.COOKIE.u64(bytes, 0));
        }
        boolean data = StructuredReply.TYPE.u16(bytes, 0) == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value();
        long kept = data && Long.compareUnsigned(length, OffsetData.SIZE) > 0 ? OffsetData.SIZE : length;
        body(kept, length - kept);
        return 0;
    }
}
