package org.nbdscope.dissector.testing;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ErrorDetail;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Side;

/**
 * What a row of the message table says, without when it was said.
 *
 * @param transaction index within the session, or -1
 * @param content     everything else that the row knows, in words
 */
public record DecodedMessage(int session, Side from, MessageKind kind, int code, int flags, long cookie, long streamOffset, long bytes,
                             long missing, int transaction, String content) {

    /** Reads a row, through all getters that its kind has. */
    public static DecodedMessage of(CaptureModel model, int row) {
        MessageTable messages = model.messages();
        int transaction = messages.transaction(row);
        return new DecodedMessage(messages.session(row), messages.from(row), messages.kind(row), messages.code(row), messages.flags(row),
            messages.cookie(row), messages.streamOffset(row), messages.bytes(row), messages.missing(row),
            transaction < 0 ? -1 : model.transactions().index(transaction), content(model, row));
    }

    /** Where it ends in its stream. */
    public long end() {
        return streamOffset + bytes;
    }

    /** The same message, as far as its own bytes say what it is. */
    public DecodedMessage alone() {
        return new DecodedMessage(session, from, kind, code, flags, cookie, streamOffset, bytes, 0, -1, "");
    }

    private static String content(CaptureModel model, int row) {
        MessageTable messages = model.messages();
        StringBuilder text = new StringBuilder();
        if (messages.completes(row)) {
            text.append("completes ");
        }
        MessageKind kind = messages.kind(row);
        if (kind.isRequest()) {
            int transaction = messages.transaction(row);
            text.append(Long.toUnsignedString(model.transactions().offset(transaction))).append('+')
                .append(Long.toUnsignedString(model.transactions().length(transaction)));
        } else if (kind.isChunk()) {
            text.append("payload ").append(messages.payload(row));
            if (messages.isBlockStatus(row)) {
                text.append(" context ").append(messages.contextId(row)).append(" missing ").append(messages.missingExtents(row));
                ExtentTable extents = model.extents();
                for (int i = 0; i < messages.extents(row); i++) {
                    int extent = messages.firstExtent(row) + i;
                    text.append(' ').append(extents.offset(extent)).append('+').append(extents.length(extent)).append('=')
                        .append(extents.flags(extent));
                }
            } else if (messages.isError(row)) {
                ErrorDetail error = messages.error(row);
                text.append(' ').append(error);
            } else if (hasPlace(messages, row)) {
                text.append(" at ").append(messages.offset(row)).append('+').append(messages.length(row));
            }
        } else if (kind == MessageKind.UNDECODED) {
            text.append(messages.incomplete(row));
        }
        OptionExchange option = messages.option(row);
        if (option != null) {
            text.append(" option ").append(option.index()).append(' ').append(option.option()).append(' ').append(option.name())
                .append(option.informationRequests()).append(option.queries());
        }
        OptionReply reply = messages.optionReply(row);
        if (reply != null) {
            text.append(" reply ").append(replyOf(reply));
        }
        return text.toString();
    }

    private static boolean hasPlace(MessageTable messages, int row) {
        boolean data = messages.code(row) == Wire.REPLY_TYPE_OFFSET_DATA || messages.code(row) == Wire.REPLY_TYPE_OFFSET_HOLE;
        return data && messages.offsetKnown(row);
    }

    private static String replyOf(OptionReply reply) {
        return reply.toString().replaceFirst("frame=[0-9]+, ", "");
    }
}
