package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.Session;

/** Reads block status chunks out of the tables. There is one per reader, moved from row to row. */
final class StatusChunk implements StatusExtents {

    private final CaptureModel model;
    private final MessageTable messages;
    private final ExtentTable extents;
    private int row;
    private int first;
    private int count;

    StatusChunk(CaptureModel model) {
        this.model = model;
        messages = model.messages();
        extents = model.extents();
    }

    /** Moves to a message; false where it is no block status chunk whose place on the disk and whose context are known. */
    boolean read(int message) {
        if (!messages.isBlockStatus(message) || messages.contextId(message) < 0 || !hasPlace(message)) {
            return false;
        }
        row = message;
        first = messages.firstExtent(message);
        count = messages.extents(message);
        return true;
    }

    /** Extents count from the request's offset; where the capture began after the request, extended headers repeat it. */
    private boolean hasPlace(int message) {
        int transaction = messages.transaction(message);
        if (transaction >= 0) {
            return model.transactions().command(transaction) == Command.NBD_CMD_BLOCK_STATUS.value();
        }
        return messages.kind(message) == MessageKind.EXTENDED_CHUNK && !session(message).handshakeSeen();
    }

    Session session() {
        return session(row);
    }

    private Session session(int message) {
        return model.session(messages.session(message));
    }

    int row() {
        return row;
    }

    int transaction() {
        return messages.transaction(row);
    }

    /** Context id; unsigned 32 bits. */
    long contextId() {
        return messages.contextId(row);
    }

    /** Where the first extent begins; unsigned. */
    long offset() {
        return transaction() >= 0 ? model.transactions().offset(transaction()) : messages.headerOffset(row);
    }

    /** Number of descriptors that were sent, those included that are not in the capture. */
    long descriptors() {
        return count + missing();
    }

    /** Number of extents that are not in the capture. */
    long missing() {
        return messages.missingExtents(row);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long length(int index) {
        return extents.length(first + index);
    }

    @Override
    public long flags(int index) {
        return extents.flags(first + index);
    }
}
