package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The header of an extended reply chunk; {@link #LENGTH} bytes of payload follow. */
public final class ExtendedReply {

    public static final Place MAGIC = NbdFields.MAGIC.at(0);
    public static final Place FLAGS = NbdFields.REPLY_FLAGS.at(4);
    public static final Place TYPE = NbdFields.REPLY_TYPE.at(6);
    public static final Place COOKIE = NbdFields.COOKIE.at(8);
    public static final Place OFFSET = NbdFields.REPLY_OFFSET.at(16);
    public static final Place LENGTH = NbdFields.LENGTH.at(24);

    /** Bytes of the fixed part. */
    public static final int SIZE = 32;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC)
            .flags(FLAGS, NbdFields.REPLY_FLAGS_BITS)
            .add(TYPE, COOKIE, OFFSET, LENGTH)
            .struct("Extended Reply Chunk", SIZE, "Extended reply chunk message",
                    "The server answers a request, or a part of it, and repeats the request's offset.");

    private ExtendedReply() {
    }
}
