package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * A simple reply. The data of a successful {@link Command#NBD_CMD_READ} follows, as many bytes as the request asked for: the reply itself
 * does not say.
 */
public final class SimpleReply {

    public static final Place MAGIC = NbdFields.MAGIC.at(0);
    public static final Place ERROR = NbdFields.ERROR.at(4);
    public static final Place COOKIE = NbdFields.COOKIE.at(8);

    /** Bytes of the fixed part. */
    public static final int SIZE = 16;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC, ERROR, COOKIE)
            .struct("Simple Reply", SIZE, "Simple reply message", "The server answers a request as a whole, with success or failure.");

    private SimpleReply() {
    }
}
