package org.nbdscope.dissector.session;

import java.nio.ByteBuffer;
import org.nbdscope.dissector.protocol.BlockStatus;
import org.nbdscope.dissector.protocol.BlockStatusExtended;
import org.nbdscope.dissector.protocol.Descriptor;
import org.nbdscope.dissector.protocol.ErrorChunk;
import org.nbdscope.dissector.protocol.ErrorOffset;
import org.nbdscope.dissector.protocol.ExtendedDescriptor;
import org.nbdscope.dissector.protocol.OffsetData;
import org.nbdscope.dissector.protocol.OffsetHole;
import org.nbdscope.dissector.protocol.ReplyType;

/** Reads the payload of chunks into a {@link Message}, as far as it is there (section "Structured reply types"). */
final class ChunkPayload {

    /** Bytes of an error chunk that are read: header, the longest legal string, offset. */
    static final int MAX_ERROR_DATA = ErrorChunk.SIZE + 4096 + ErrorOffset.SIZE;

    private ChunkPayload() {
    }

    /** How much of a chunk's payload tells something about it; the rest is data. */
    static long wanted(int type, long length) {
        long most;
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()) {
            most = OffsetData.SIZE;
        } else if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            most = OffsetHole.SIZE;
        } else if (ReplyType.isBlockStatus(type)) {
            most = StreamDecoder.MAX_WANTED;
        } else if (ReplyType.isError(type)) {
            most = MAX_ERROR_DATA;
        } else {
            return 0;
        }
        return length < 0 ? most : Math.min(length, most);
    }

    /**
     * Reads the wanted bytes of a chunk.
     *
     * @param message has the type as its code, and the length of the payload
     * @param length  bytes that are there, fewer than wanted where some are missing
     */
    static void read(Message message, ByteBuffer bytes, int at, int length) {
        if (message.code == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value()) {
            offsetData(message, bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            offsetHole(message, bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS.value()) {
            blockStatus(message, bytes, at, length);
        } else if (message.code == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT.value()) {
            blockStatusExtended(message, bytes, at, length);
        } else {
            error(message, bytes, at, length);
        }
    }

    private static void offsetData(Message message, ByteBuffer bytes, int at, int length) {
        message.length = message.payload - OffsetData.SIZE;
        if (length >= OffsetData.SIZE) {
            message.offset = OffsetData.OFFSET.u64(bytes, at);
            message.offsetKnown = true;
        }
    }

    private static void offsetHole(Message message, ByteBuffer bytes, int at, int length) {
        if (length >= OffsetHole.SIZE) {
            message.offset = OffsetHole.OFFSET.u64(bytes, at);
            message.length = OffsetHole.HOLE_SIZE.u32(bytes, at);
            message.offsetKnown = true;
        }
    }

    private static void blockStatus(Message message, ByteBuffer bytes, int at, int length) {
        if (length >= BlockStatus.SIZE) {
            message.contextId = BlockStatus.CONTEXT_ID.u32(bytes, at);
        }
        int end = at + length;
        for (int here = at + BlockStatus.SIZE; end - here >= Descriptor.SIZE; here += Descriptor.SIZE) {
            message.extents.add(Descriptor.LENGTH.u32(bytes, here), Descriptor.STATUS.u32(bytes, here));
        }
        countMissingExtents(message, BlockStatus.SIZE, Descriptor.SIZE);
    }

    private static void blockStatusExtended(Message message, ByteBuffer bytes, int at, int length) {
        if (length >= BlockStatusExtended.SIZE) {
            message.contextId = BlockStatusExtended.CONTEXT_ID.u32(bytes, at);
            message.descriptorCount = BlockStatusExtended.COUNT.u32(bytes, at);
        }
        int end = at + length;
        for (int here = at + BlockStatusExtended.SIZE; end - here >= ExtendedDescriptor.SIZE; here += ExtendedDescriptor.SIZE) {
            message.extents.add(ExtendedDescriptor.LENGTH.u64(bytes, here), ExtendedDescriptor.STATUS.u64(bytes, here));
        }
        countMissingExtents(message, BlockStatusExtended.SIZE, ExtendedDescriptor.SIZE);
    }

    private static void countMissingExtents(Message message, int fixed, int descriptor) {
        long all = Long.compareUnsigned(message.payload, fixed) > 0 ? Long.divideUnsigned(message.payload - fixed, descriptor) : 0;
        message.missingExtents = all - message.extents.size();
    }

    private static void error(Message message, ByteBuffer bytes, int at, int length) {
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
}
