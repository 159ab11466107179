package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The header of a structured reply chunk; {@link #LENGTH} bytes of payload follow. */
public final class StructuredReply {

    public static final Place MAGIC = NbdFields.MAGIC.at(0);
    public static final Place FLAGS = NbdFields.REPLY_FLAGS.at(4);
    public static final Place TYPE = NbdFields.REPLY_TYPE.at(6);
    public static final Place COOKIE = NbdFields.COOKIE.at(8);
    public static final Place LENGTH = NbdFields.LENGTH.at(16, 4);

    /** Bytes of the fixed part. */
    public static final int SIZE = 20;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC)
            .flags(FLAGS, NbdFields.REPLY_FLAGS_BITS)
            .add(TYPE, COOKIE, LENGTH)
            .struct("Structured Reply Chunk", SIZE, "Structured reply chunk message", "The server answers a request, or a part of it.");

    private StructuredReply() {
    }
}
