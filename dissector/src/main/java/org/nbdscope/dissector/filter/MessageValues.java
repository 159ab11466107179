package org.nbdscope.dissector.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import org.nbdscope.dissector.detail.CapturedPacket;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.detail.MessageBytes;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.detail.MessageDetail;
import org.nbdscope.dissector.detail.PacketFieldValues;
import org.nbdscope.dissector.detail.TreeFieldValues;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.protocol.PacketFields;
import org.nbdscope.dissector.schema.FieldDefinition;

/**
 * The values of one message: quick ones from the tables ({@link MessageColumns}), all others by decoding the message again from the
 * capture file. For one thread at a time.
 */
public final class MessageValues implements FieldValues {

    /** Known without reading the packet again. */
    private static final Set<FieldDefinition> KNOWN_OF_PACKET = FieldSet.of(PacketFields.FRAME_NUMBER, PacketFields.FRAME_TIME_EPOCH,
            PacketFields.IP_SOURCE, PacketFields.IP_DESTINATION, PacketFields.IP_ADDRESS, PacketFields.IPV6_SOURCE,
            PacketFields.IPV6_DESTINATION, PacketFields.IPV6_ADDRESS, PacketFields.TCP_SOURCE_PORT, PacketFields.TCP_DESTINATION_PORT,
            PacketFields.TCP_PORT, PacketFields.TCP_STREAM);
    private static final Set<FieldDefinition> OF_PACKET = FieldSet.of(PacketFields.ALL);

    private final CaptureModel model;
    /** Made when the first value is asked for: most commands are never asked for one. */
    private MessageColumns columns;
    private final MessageBytesLoader loader;
    private final WantedField wanted = new WantedField();
    private int row;
    private int loadedRow = -1;
    private DetailNode tree;
    private MessageBytes bytes;

    /**
     * Values of the messages of this model.
     *
     * @param loader reads messages again; null where {@link #needsBytes} said that none will be asked for. Stays the caller's.
     */
    public MessageValues(CaptureModel model, MessageBytesLoader loader) {
        this.model = model;
        this.loader = loader;
    }

    /** Whether one of these fields can only be had by reading messages again from the file. */
    public static boolean needsBytes(Collection<FieldDefinition> fields) {
        return fields.stream().anyMatch(field -> !MessageColumns.has(field) && !KNOWN_OF_PACKET.contains(field));
    }

    /** Stands at a row of the message table. */
    public MessageValues at(int newRow) {
        row = newRow;
        return this;
    }

    @Override
    public void each(FieldDefinition field, ValueVisitor visitor) {
        visit(field, visitor);
    }

    /** As {@link #each}; returns whether the visitor had enough. */
    boolean visit(FieldDefinition field, ValueVisitor visitor) {
        MessageColumns.Column column = MessageColumns.of(field);
        if (column != null) {
            if (columns == null) {
                columns = new MessageColumns(model);
            }
            return column.each(columns, row, visitor);
        }
        if (KNOWN_OF_PACKET.contains(field)) {
            return PacketFieldValues.each(model, row, wanted.of(field, visitor));
        }
        if (loader == null) {
            throw new IllegalStateException(field.name() + " needs the capture file");
        }
        try {
            return OF_PACKET.contains(field) ? eachOfPacket(field, visitor) : eachOfTree(field, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean eachOfPacket(FieldDefinition field, ValueVisitor visitor) throws IOException {
        CapturedPacket packet = loader.packet(model.messages().frame(row));
        return packet != null && PacketFieldValues.each(packet, wanted.of(field, visitor));
    }

    private boolean eachOfTree(FieldDefinition field, ValueVisitor visitor) throws IOException {
        if (loadedRow != row) {
            bytes = loader.load(row);
            tree = MessageDetail.of(model, row, bytes);
            loadedRow = row;
        }
        return TreeFieldValues.each(tree, bytes, field, wanted.of(field, visitor));
    }
}
