package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The data of an {@link OptionReplyType#NBD_REP_INFO} with {@link InformationType#NBD_INFO_EXPORT}. */
public final class InformationExport {

    public static final Place TYPE = NbdFields.INFORMATION_TYPE.at(0);
    public static final Place SIZE_OF_EXPORT = NbdFields.EXPORT_SIZE.at(2);
    public static final Place TRANSMISSION_FLAGS = NbdFields.TRANSMISSION_FLAGS.at(10);

    /** Bytes of the fixed part. */
    public static final int SIZE = 12;

    public static final StructDefinition STRUCT = new Layout()
            .add(TYPE, SIZE_OF_EXPORT)
            .flags(TRANSMISSION_FLAGS, NbdFields.TRANSMISSION_FLAGS_BITS)
            .struct("Export Information", SIZE, "Option reply types",
                    "The server tells the size of the export and what can be done with it.");

    private InformationExport() {
    }
}
