package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The payload of {@link ReplyType#NBD_REPLY_TYPE_BLOCK_STATUS}; {@link Descriptor}s follow up to the end of the chunk. */
public final class BlockStatus {

    public static final Place CONTEXT_ID = NbdFields.META_CONTEXT_ID.at(0);

    /** Bytes of the fixed part. */
    public static final int SIZE = 4;

    /** Descriptors, compact or extended, that servers should not put more of into a chunk (section "Structured reply types"). */
    public static final int MAX_DESCRIPTORS = 1 << 20;

    public static final StructDefinition STRUCT = new Layout()
            .add(CONTEXT_ID)
            .struct("Block Status", SIZE, "Structured reply types", "The status of consecutive extents in one metadata context.");

    private BlockStatus() {
    }
}
