package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The header of an option; {@link #LENGTH} bytes of data follow. */
public final class OptionHeader {

    public static final Place MAGIC = NbdFields.HANDSHAKE_MAGIC.at(0);
    public static final Place OPTION = NbdFields.OPTION.at(8);
    public static final Place LENGTH = NbdFields.OPTION_LENGTH.at(12);

    /** Bytes of the fixed part. */
    public static final int SIZE = 16;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC, OPTION, LENGTH)
            .struct("Option", SIZE, "Newstyle negotiation",
                    "The client asks for something in the handshake, and waits for the server's reply.");

    private OptionHeader() {
    }
}
