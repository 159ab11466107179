package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** All that an oldstyle server says before requests begin; the client says nothing. */
public final class OldstyleGreeting {

    public static final Place MAGIC = NbdFields.HANDSHAKE_MAGIC.at(0);
    public static final Place VERSION = NbdFields.HANDSHAKE_VERSION.at(8);
    public static final Place EXPORT_SIZE = NbdFields.EXPORT_SIZE.at(16);
    /** Both halves at once: the handshake flags in the upper 16 bits, the transmission flags in the lower. */
    public static final Place FLAGS = NbdFields.OLDSTYLE_FLAGS.at(24);
    /** The upper half of {@link #FLAGS}; not a place of its own in {@link #STRUCT}. */
    public static final Place HANDSHAKE_FLAGS = NbdFields.HANDSHAKE_FLAGS.at(24);
    /** The lower half of {@link #FLAGS}; not a place of its own in {@link #STRUCT}. */
    public static final Place TRANSMISSION_FLAGS = NbdFields.TRANSMISSION_FLAGS.at(26);

    /** Where {@link NbdFields#RESERVED} begins. */
    public static final int RESERVED_OFFSET = 28;
    /** Bytes of {@link NbdFields#RESERVED}. */
    public static final int RESERVED_SIZE = 124;

    /** Bytes of the whole greeting, with the reserved ones. */
    public static final int SIZE = RESERVED_OFFSET + RESERVED_SIZE;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC, VERSION, EXPORT_SIZE)
            .add(FLAGS)
            .bits(FLAGS, 16, NbdFields.HANDSHAKE_FLAGS_BITS)
            .bits(FLAGS, 0, NbdFields.TRANSMISSION_FLAGS_BITS)
            .struct("Oldstyle Greeting", SIZE, "Oldstyle negotiation",
                    "The server introduces itself and its only export. Nothing is negotiated: the client may take it or leave.");

    private OldstyleGreeting() {
    }
}
