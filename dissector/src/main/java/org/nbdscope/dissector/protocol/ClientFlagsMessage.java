package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The client's answer to the {@link Greeting}; it has no magic. */
public final class ClientFlagsMessage {

    public static final Place FLAGS = NbdFields.CLIENT_FLAGS.at(0);

    /** Bytes of the fixed part. */
    public static final int SIZE = 4;

    public static final StructDefinition STRUCT = new Layout()
            .flags(FLAGS, NbdFields.CLIENT_FLAGS_BITS)
            .struct("Client Flags", SIZE, "Client flags",
                    "The client says which of the server's handshake flags it takes up. Options follow.");

    private ClientFlagsMessage() {
    }
}
