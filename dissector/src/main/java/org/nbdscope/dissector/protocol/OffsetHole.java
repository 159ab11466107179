package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The payload of {@link ReplyType#NBD_REPLY_TYPE_OFFSET_HOLE}. */
public final class OffsetHole {

    public static final Place OFFSET = NbdFields.CHUNK_OFFSET.at(0);
    public static final Place HOLE_SIZE = NbdFields.HOLE_SIZE.at(8);

    /** Bytes of the fixed part. */
    public static final int SIZE = 12;

    public static final StructDefinition STRUCT = new Layout()
            .add(OFFSET, HOLE_SIZE)
            .struct("Hole", SIZE, "Structured reply types", "A range of the export that reads as zeroes, with the zeroes left out.");

    private OffsetHole() {
    }
}
