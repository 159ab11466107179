package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The first bytes of a server that negotiates newstyle. */
public final class Greeting {

    public static final Place MAGIC = NbdFields.HANDSHAKE_MAGIC.at(0);
    public static final Place VERSION = NbdFields.HANDSHAKE_VERSION.at(8);
    public static final Place HANDSHAKE_FLAGS = NbdFields.HANDSHAKE_FLAGS.at(16);

    /** Bytes of the fixed part. */
    public static final int SIZE = 18;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC, VERSION)
            .flags(HANDSHAKE_FLAGS, NbdFields.HANDSHAKE_FLAGS_BITS)
            .struct("Greeting", SIZE, "Newstyle negotiation", "The server introduces itself and says that it understands options.");

    private Greeting() {
    }
}
