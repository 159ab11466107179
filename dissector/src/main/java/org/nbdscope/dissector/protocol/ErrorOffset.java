package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** What follows the message in the payload of {@link ReplyType#NBD_REPLY_TYPE_ERROR_OFFSET}. */
public final class ErrorOffset {

    public static final Place OFFSET = NbdFields.CHUNK_OFFSET.at(0);

    /** Bytes of the fixed part. */
    public static final int SIZE = 8;

    public static final StructDefinition STRUCT = new Layout()
            .add(OFFSET)
            .struct("Error Offset", SIZE, "Structured reply types", "The offset of the export at which the request failed.");

    private ErrorOffset() {
    }
}
