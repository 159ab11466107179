package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * The header of a request where extended headers were negotiated. {@link #LENGTH} bytes of payload follow where
 * {@link CommandFlag#NBD_CMD_FLAG_PAYLOAD_LEN} is set.
 */
public final class ExtendedRequest {

    public static final Place MAGIC = NbdFields.MAGIC.at(0);
    public static final Place FLAGS = NbdFields.COMMAND_FLAGS.at(4);
    public static final Place TYPE = NbdFields.COMMAND.at(6);
    public static final Place COOKIE = NbdFields.COOKIE.at(8);
    public static final Place OFFSET = NbdFields.OFFSET.at(16);
    public static final Place LENGTH = NbdFields.LENGTH.at(24);

    /** Bytes of the fixed part. */
    public static final int SIZE = 32;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC)
            .flags(FLAGS, NbdFields.COMMAND_FLAGS_BITS)
            .add(TYPE, COOKIE, OFFSET, LENGTH)
            .struct("Extended Request", SIZE, "Request message",
                    "The client asks for an operation on a range of the export, whose length may need 64 bits.");

    private ExtendedRequest() {
    }
}
