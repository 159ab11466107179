package org.nbdscope.app.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.filter.TransactionValues;
import org.nbdscope.dissector.schema.FieldDefinition;

/** The values of the fields of a list's rows, whatever these are. For one thread at a time. */
interface RowValues {

    /** The values of a row, valid until the next call. A transaction has those of its request and replies, a packet of its messages. */
    FieldValues at(int row);

    /** Whether such fields of such rows can only be had by reading the file. */
    static boolean needFile(ListMode mode, Collection<FieldDefinition> fields) {
        return mode == ListMode.PACKETS || MessageValues.needsBytes(fields);
    }

    /**
     * The values of the rows of a document.
     *
     * @param file null where {@link #needFile} says that none is needed
     */
    static RowValues of(CaptureDocument document, ListMode mode, FileAccess file) {
        MessageValues messages = new MessageValues(document.model(), file == null ? null : file.messages());
        return switch (mode) {
            case MESSAGES -> messages::at;
            case TRANSACTIONS -> new TransactionValues(document.model(), messages)::at;
            case PACKETS -> {
                PacketValues packets = new PacketValues(document, messages);
                yield row -> {
                    try {
                        return packets.at(file.packets().read(row + 1L));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
            }
        };
    }
}
