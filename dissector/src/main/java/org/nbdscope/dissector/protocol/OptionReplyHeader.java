package org.nbdscope.dissector.protocol;

import org.nbdscope.dissector.schema.Place;
import org.nbdscope.dissector.schema.StructDefinition;

/** The header of a reply to an option; {@link #LENGTH} bytes of data follow. */
public final class OptionReplyHeader {

    public static final Place MAGIC = NbdFields.HANDSHAKE_MAGIC.at(0);
    public static final Place OPTION = NbdFields.OPTION.at(8);
    public static final Place TYPE = NbdFields.OPTION_REPLY_TYPE.at(12);
    public static final Place LENGTH = NbdFields.OPTION_REPLY_LENGTH.at(16);

    /** Bytes of the fixed part. */
    public static final int SIZE = 20;

    public static final StructDefinition STRUCT = new Layout()
            .add(MAGIC, OPTION, TYPE, LENGTH)
            .struct("Option Reply", SIZE, "Fixed newstyle negotiation",
                    "The server answers an option. Some options get several replies, of which the last is an acknowledgment or an error.");

    private OptionReplyHeader() {
    }
}
