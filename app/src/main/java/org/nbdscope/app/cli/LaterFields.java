package org.nbdscope.app.cli;

import java.util.Collection;
import java.util.Set;
import org.nbdscope.dissector.protocol.NbdFields;
import org.nbdscope.dissector.schema.FieldDefinition;

/** Fields of a request that only its reply tells: a row that is asked for them has to wait for it. */
final class LaterFields {

    private static final Set<FieldDefinition> ALL =
            Set.of(NbdFields.RESPONSE_IN, NbdFields.TRANSACTION_LATENCY, NbdFields.TRANSACTION_UNANSWERED);

    private LaterFields() {
    }

    /** Whether one of them is among these. */
    static boolean in(Collection<FieldDefinition> fields) {
        return fields.stream().anyMatch(ALL::contains);
    }
}
