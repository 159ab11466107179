package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/**
 * The header of a TLS record (RFC 8446, section 5.1), which is what a session consists of after {@link OptionType#NBD_OPT_STARTTLS};
 * {@link #LENGTH} bytes follow.
 */
public final class TlsRecord {

    public static final Place CONTENT_TYPE = NbdFields.TLS_CONTENT_TYPE.at(0);
    public static final Place VERSION = NbdFields.TLS_VERSION.at(1);
    public static final Place LENGTH = NbdFields.TLS_LENGTH.at(3);

    /** Bytes of the fixed part. */
    public static final int SIZE = 5;

    public static final StructDefinition STRUCT = new Layout()
            .add(CONTENT_TYPE, VERSION, LENGTH)
            .struct("TLS Record", SIZE, "TLS support",
                    "A piece of the encrypted connection. Without its keys no more than kind and length can be told.");

    private TlsRecord() {
    }
}
