package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * The payload of an extended {@link Command#NBD_CMD_BLOCK_STATUS} with {@link CommandFlag#NBD_CMD_FLAG_PAYLOAD_LEN}. A metadata context ID
 * of 32 bits follows for each context of interest, up to the end of the payload.
 */
public final class BlockStatusPayload {

    public static final Place EFFECT_LENGTH = NbdFields.EFFECT_LENGTH.at(0);

    /** Bytes of the fixed part. */
    public static final int SIZE = 8;

    public static final StructDefinition STRUCT = new Layout()
            .add(EFFECT_LENGTH)
            .struct("Block Status Payload", SIZE, "Request types",
                    "The client limits its question to some of the selected metadata contexts.");

    private BlockStatusPayload() {
    }
}
