package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The payload of {@link ReplyType#NBD_REPLY_TYPE_BLOCK_STATUS_EXT}; {@link #COUNT} {@link ExtendedDescriptor}s follow. */
public final class BlockStatusExtended {

    public static final Place CONTEXT_ID = NbdFields.META_CONTEXT_ID.at(0);
    public static final Place COUNT = NbdFields.BLOCK_STATUS_COUNT.at(4);

    /** Bytes of the fixed part. */
    public static final int SIZE = 8;

    public static final StructDefinition STRUCT = new Layout()
            .add(CONTEXT_ID, COUNT)
            .struct("Extended Block Status", SIZE, "Structured reply types",
                    "The status of consecutive extents in one metadata context, with 64 bits for lengths and status.");

    private BlockStatusExtended() {
    }
}
