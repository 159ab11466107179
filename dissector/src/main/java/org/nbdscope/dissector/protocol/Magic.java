package org.nbdscope.dissector.protocol;

import java.util.List;
import org.nbdscope.dissector.schema.ValueNames;
import org.nbdscope.dissector.schema.ValueNames.NamedValue;

/**
 * The numbers with which messages begin. The 64-bit ones belong to the handshake, the 32-bit ones to the transmission phase. All are big
 * endian on the wire.
 */
public final class Magic {

    /** First 8 bytes of every server: ASCII {@code NBDMAGIC}. */
    public static final long NBDMAGIC = 0x4e42_444d_4147_4943L;
    /** ASCII {@code IHAVEOPT}: the server's second 8 bytes in newstyle negotiation, and the first 8 of each option. */
    public static final long IHAVEOPT = 0x4948_4156_454f_5054L;
    /** The server's second 8 bytes in oldstyle negotiation. */
    public static final long CLISERV_MAGIC = 0x0000_4202_8186_1253L;
    /** First 8 bytes of each reply to an option. */
    public static final long NBD_REP_MAGIC = 0x0003_e889_0455_65a9L;

    /** First 4 bytes of a compact request. */
    public static final int NBD_REQUEST_MAGIC = 0x2560_9513;
    /** First 4 bytes of an extended request. */
    public static final int NBD_EXTENDED_REQUEST_MAGIC = 0x21e4_1c71;
    /** First 4 bytes of a simple reply. */
    public static final int NBD_SIMPLE_REPLY_MAGIC = 0x6744_6698;
    /** First 4 bytes of a structured reply chunk. */
    public static final int NBD_STRUCTURED_REPLY_MAGIC = 0x668e_33ef;
    /** First 4 bytes of an extended reply chunk. */
    public static final int NBD_EXTENDED_REPLY_MAGIC = 0x6e8a_278c;

    /** Names of the handshake's magics. */
    public static final ValueNames HANDSHAKE_NAMES = names(
            new NamedValue(NBDMAGIC, "NBDMAGIC", "Eight ASCII letters with which every NBD server opens the connection."),
            new NamedValue(IHAVEOPT, "IHAVEOPT",
                    "Eight ASCII letters by which a server announces newstyle negotiation and a client begins each option."),
            new NamedValue(CLISERV_MAGIC, "CLISERV_MAGIC",
                    "Tells the client that the server speaks the old negotiation, in which nothing can be chosen."),
            new NamedValue(NBD_REP_MAGIC, "NBD_REP_MAGIC", "Begins each of the server's replies to an option."));

    /** Names of the transmission phase's magics. */
    public static final ValueNames TRANSMISSION_NAMES = names(
            new NamedValue(NBD_REQUEST_MAGIC, "NBD_REQUEST_MAGIC", "Begins a compact request, whose length field has 32 bits."),
            new NamedValue(NBD_EXTENDED_REQUEST_MAGIC, "NBD_EXTENDED_REQUEST_MAGIC",
                    "Begins an extended request, whose length field has 64 bits."),
            new NamedValue(NBD_SIMPLE_REPLY_MAGIC, "NBD_SIMPLE_REPLY_MAGIC",
                    "Begins a simple reply, which does not say how much data follows it."),
            new NamedValue(NBD_STRUCTURED_REPLY_MAGIC, "NBD_STRUCTURED_REPLY_MAGIC",
                    "Begins a structured reply chunk, one of possibly several that answer a request."),
            new NamedValue(NBD_EXTENDED_REPLY_MAGIC, "NBD_EXTENDED_REPLY_MAGIC",
                    "Begins an extended reply chunk, which repeats the request's offset and has a length of 64 bits."));

    private Magic() {
    }

    private static ValueNames names(NamedValue... values) {
        List<NamedValue> all = List.of(values);
        return () -> all;
    }
}
