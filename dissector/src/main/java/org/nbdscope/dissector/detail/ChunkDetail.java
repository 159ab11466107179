package org.nbdscope.dissector.detail;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.protocol.ErrorChunk;
import org.nbdscope.dissector.protocol.ErrorOffset;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.protocol.OffsetData;
import org.nbdscope.dissector.protocol.OffsetHole;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.StructuredReply;
import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;

/** The payload of structured and extended reply chunks, as a group of its own behind the header (section "Structured reply types"). */
final class ChunkDetail {

    private final FieldReader reader;
    private final Session session;
    private final Long requestOffset;
    private final List<DetailNode> payload = new ArrayList<>();

    /** @param requestOffset offset of the request that the chunk answers, or null where it is not known */
    ChunkDetail(FieldReader reader, Session session, Long requestOffset) {
        this.reader = reader;
        this.session = session;
        this.requestOffset = requestOffset;
    }

    /** Adds the payload of a chunk of this kind; nothing where there is none. */
    void add(List<DetailNode> into, MessageKind kind) {
        boolean extended = kind == MessageKind.EXTENDED_CHUNK;
        Place place = extended ? ExtendedReply.TYPE : StructuredReply.TYPE;
        long from = extended ? ExtendedReply.SIZE : StructuredReply.SIZE;
        if (from >= reader.end) {
            return;
        }
        if (!reader.readable(place, 0)) {
            reader.rest(into, from);
            return;
        }
        int value = (int) reader.read(place, 0);
        ReplyType type = ReplyType.of(value);
        if (type == ReplyType.NBD_REPLY_TYPE_NONE) {
            reader.unexpected(into, from);
        } else if (type == null && !ReplyType.isError(value)) {
            reader.data(into, from);
        } else {
            StructDefinition struct = payload(type, from);
            into.add(new DetailNode.Builder(struct).at(from, reader.end).children(payload).build());
        }
    }

    private StructDefinition payload(ReplyType type, long from) {
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA) {
            long at = reader.fields(payload, OffsetData.STRUCT, from);
            payload.add(chunkLength(reader.end - at));
            reader.data(payload, at);
            return OffsetData.STRUCT;
        }
        if (type == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE) {
            return hole(from);
        }
        if (type == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS || type == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT) {
            boolean wide = type == ReplyType.NBD_REPLY_TYPE_BLOCK_STATUS_EXT;
            return new BlockStatusDetail(reader, session, requestOffset, wide).add(payload, from);
        }
        return error(type, from);
    }

    private StructDefinition hole(long from) {
        long at = reader.fields(payload, OffsetHole.STRUCT, from);
        if (reader.readable(OffsetHole.HOLE_SIZE, from)) {
            payload.add(chunkLength(reader.read(OffsetHole.HOLE_SIZE, from)));
        }
        reader.unexpected(payload, at);
        return OffsetHole.STRUCT;
    }

    private static DetailNode chunkLength(long length) {
        return GeneratedFields.number(NbdFields.CHUNK_LENGTH, length);
    }

    private StructDefinition error(ReplyType type, long from) {
        long at = reader.fields(payload, ErrorChunk.STRUCT, from);
        if (at < from + ErrorChunk.SIZE) {
            return ErrorChunk.STRUCT;
        }
        at = reader.text(payload, NbdFields.ERROR_MESSAGE, at, reader.unsigned16(from + ErrorChunk.MESSAGE_LENGTH.offset()));
        if (type == ReplyType.NBD_REPLY_TYPE_ERROR_OFFSET) {
            at = reader.fields(payload, ErrorOffset.STRUCT, at);
        }
        if (type == null) {
            reader.data(payload, at);
        } else {
            reader.unexpected(payload, at);
        }
        return ErrorChunk.STRUCT;
    }
}
