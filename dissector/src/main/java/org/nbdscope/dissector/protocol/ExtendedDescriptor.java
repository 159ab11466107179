package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** An extent of a {@link BlockStatusExtended}: 64 bits of length and 64 of status. */
public final class ExtendedDescriptor {

    public static final Place LENGTH = NbdFields.EXTENT_LENGTH.at(0);
    public static final Place STATUS = NbdFields.STATUS_FLAGS.at(8);

    /** Bytes of the fixed part. */
    public static final int SIZE = 16;

    public static final StructDefinition STRUCT = new Layout()
            .add(LENGTH, STATUS)
            .struct("Extent", SIZE, "Structured reply types", "A stretch of the export that has the same status throughout.");

    /** {@link #STRUCT} with the bits of the status, whose meaning holds in the metadata context {@code base:allocation} alone. */
    public static final StructDefinition ALLOCATION_STRUCT = new Layout()
            .add(LENGTH)
            .flags(STATUS, NbdFields.STATUS_FLAGS_BITS)
            .struct(STRUCT.label(), SIZE, StateFlag.SECTION, STRUCT.explanation());

    private ExtendedDescriptor() {
    }
}
