package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The payload of {@link ReplyType#NBD_REPLY_TYPE_OFFSET_DATA}; the data follows up to the end of the chunk. */
public final class OffsetData {

    public static final Place OFFSET = NbdFields.CHUNK_OFFSET.at(0);

    /** Bytes of the fixed part. */
    public static final int SIZE = 8;

    public static final StructDefinition STRUCT = new Layout()
            .add(OFFSET)
            .struct("Data", SIZE, "Structured reply types", "Bytes of the export, with the offset at which they stand.");

    private OffsetData() {
    }
}
