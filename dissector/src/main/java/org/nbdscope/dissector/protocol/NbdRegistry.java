package org.nbdscope.dissector.protocol;

import java.util.List;
import org.nbdscope.dissector.schema.FieldRegistry;

/** The whole vocabulary of the display filter: the fields of NBD, then those of the packets that carry it. */
public final class NbdRegistry {

    public static final FieldRegistry FIELDS = new FieldRegistry(List.of(NbdFields.ALL, PacketFields.ALL));

    private NbdRegistry() {
    }
}
