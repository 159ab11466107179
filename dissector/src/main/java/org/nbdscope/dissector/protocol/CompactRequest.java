package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * The header of a request where extended headers were not negotiated. {@link #LENGTH} bytes of payload follow
 * {@link Command#NBD_CMD_WRITE}, and no other command.
 */
public final class CompactRequest {

    public static final Place MAGIC = NbdFields.MAGIC.at(0);
    public static final Place FLAGS = NbdFields.COMMAND_FLAGS.at(4);
    public static final Place TYPE = NbdFields.COMMAND.at(6);
    public static final Place COOKIE = NbdFields.COOKIE.at(8);
    public static final Place OFFSET = NbdFields.OFFSET.at(16);
    public static final Place LENGTH = NbdFields.LENGTH.at(24, 4);

    /** Bytes of the fixed part. */
    public static final int SIZE = 28;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC)
            .flags(FLAGS, NbdFields.COMMAND_FLAGS_BITS)
            .add(TYPE, COOKIE, OFFSET, LENGTH)
            .struct("Request", SIZE, "Request message", "The client asks for an operation on a range of the export.");

    private CompactRequest() {
    }
}
