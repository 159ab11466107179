package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * The server's answer to {@link OptionType#NBD_OPT_EXPORT_NAME}, which has no magic. {@link NbdFields#RESERVED} follows unless
 * {@link ClientFlag#NBD_FLAG_C_NO_ZEROES} was agreed on.
 */
public final class ExportInformation {

    public static final Place SIZE_OF_EXPORT = NbdFields.EXPORT_SIZE.at(0);
    public static final Place TRANSMISSION_FLAGS = NbdFields.TRANSMISSION_FLAGS.at(8);

    /** Bytes without the reserved ones; these begin here. */
    public static final int SIZE = 10;
    /** Bytes with the reserved ones. */
    public static final int PADDED_SIZE = SIZE + OldstyleGreeting.RESERVED_SIZE;

    public static final StructDefinition STRUCT = new Layout()
            .add(SIZE_OF_EXPORT)
            .flags(TRANSMISSION_FLAGS, NbdFields.TRANSMISSION_FLAGS_BITS)
            .struct("Export Information", SIZE, "Newstyle negotiation",
                    "The server tells the size of the chosen export and what can be done with it. Requests may follow.");

    private ExportInformation() {
    }
}
