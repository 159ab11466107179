package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * The payload of {@link ReplyType#NBD_REPLY_TYPE_ERROR}, and the beginning of that of every other error chunk; {@link #MESSAGE_LENGTH}
 * bytes of text follow.
 */
public final class ErrorChunk {

    public static final Place ERROR = NbdFields.ERROR.at(0);
    public static final Place MESSAGE_LENGTH = NbdFields.ERROR_MESSAGE_LENGTH.at(4);

    /** Bytes of the fixed part. */
    public static final int SIZE = 6;

    public static final StructDefinition STRUCT = new Layout()
            .add(ERROR, MESSAGE_LENGTH)
            .struct("Error", SIZE, "Structured reply types", "An error, with a message for people where the server has one.");

    private ErrorChunk() {
    }
}
