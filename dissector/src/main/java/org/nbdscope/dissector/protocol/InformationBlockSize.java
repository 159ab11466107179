package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The data of an {@link OptionReplyType#NBD_REP_INFO} with {@link InformationType#NBD_INFO_BLOCK_SIZE}. */
public final class InformationBlockSize {

    public static final Place TYPE = NbdFields.INFORMATION_TYPE.at(0);
    public static final Place MINIMUM = NbdFields.MINIMUM_BLOCK_SIZE.at(2);
    public static final Place PREFERRED = NbdFields.PREFERRED_BLOCK_SIZE.at(6);
    public static final Place MAXIMUM_PAYLOAD = NbdFields.MAXIMUM_PAYLOAD_SIZE.at(10);

    /** Bytes of the fixed part. */
    public static final int SIZE = 14;

    public static final StructDefinition STRUCT = new Layout()
            .add(TYPE, MINIMUM, PREFERRED, MAXIMUM_PAYLOAD)
            .struct("Block Sizes", SIZE, "Option reply types",
                    "The server tells how requests have to be aligned and how large they may be.");

    private InformationBlockSize() {
    }
}
