package org.nbdscope.dissector.model;

import java.util.BitSet;
import org.nbdscope.dissector.protocol.ExtendedReply;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.protocol.StructuredReply;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;

/**
 * What only messages of some kinds have: offsets of data, holes, errors, extents, options. The {@link MessageTable} has one number in each
 * row for it, which means something by the kind of the message and is understood here.
 */
final class MessageDetails {

    /** Number of a data chunk whose offset stands in {@link #offsets}, or is unknown; all smaller ones count from the request. */
    private static final int OFFSET_BESIDE = 0xffff_ffff;
    private static final int OFFSET_UNKNOWN = 0xffff_fffe;
    private static final long MAX_NEAR_OFFSET = 0xffff_fffdL;

    /** What an option, or an option reply, or an export information, is about. */
    private record HandshakeDetail(OptionExchange option, OptionReply reply) {
    }

    private final TransactionTable transactions;
    private final StatusTable statuses;
    private final ExtentTable extents;

    // By row, where they are not what is expected.
    private final SparseLongs offsets = new SparseLongs();
    private final SparseLongs headerOffsets = new SparseLongs();
    private final SparseLongs payloads = new SparseLongs();
    // By number, one after the other.
    private final LongColumn holes = new LongColumn();
    private int holeCount;
    private final ObjectColumn<ErrorDetail> errors = new ObjectColumn<>();
    private int errorCount;
    private final ObjectColumn<HandshakeDetail> handshakes = new ObjectColumn<>();
    private int handshakeCount;
    // By block of rows: how many of each sort there were before it.
    private final IntColumn statusesBefore = new IntColumn();
    private final IntColumn extentsBefore = new IntColumn();
    private final IntColumn errorsBefore = new IntColumn();
    private final IntColumn holesBefore = new IntColumn();
    private final IntColumn handshakesBefore = new IntColumn();

    MessageDetails(TransactionTable transactions, StatusTable statuses, ExtentTable extents) {
        this.transactions = transactions;
        this.statuses = statuses;
        this.extents = extents;
    }

    static boolean isData(int type) {
        return type == ReplyType.NBD_REPLY_TYPE_OFFSET_DATA.value();
    }

    /** Whether messages of a kind are about an option. */
    static boolean isHandshake(MessageKind kind) {
        return kind == MessageKind.OPTION || kind == MessageKind.OPTION_REPLY || kind == MessageKind.EXPORT_INFORMATION;
    }

    private static int headerSize(MessageKind kind) {
        return kind == MessageKind.EXTENDED_CHUNK ? ExtendedReply.SIZE : StructuredReply.SIZE;
    }

    /** Length of a chunk's payload as its header says, unsigned; {@code bytes} of the whole message are those it takes in the stream. */
    long payload(int row, MessageKind kind, long bytes) {
        return payloads.get(row, bytes - headerSize(kind));
    }

    /** The offset in the header of an extended chunk. */
    long headerOffset(int row, int transaction) {
        return headerOffsets.get(row, transaction >= 0 ? transactions.offset(transaction) : 0);
    }

    /** Whether the offset of data or of a hole is in the capture. */
    static boolean offsetKnown(int detail) {
        return detail != OFFSET_UNKNOWN;
    }

    /** Absolute offset of data. */
    long dataOffset(int row, int detail, int transaction) {
        return detail == OFFSET_BESIDE ? offsets.get(row, 0) : transactions.offset(transaction) + (detail & 0xffff_ffffL);
    }

    /** Absolute offset of a hole. */
    long holeOffset(int detail) {
        return holes.get(detail * 2);
    }

    long holeLength(int detail) {
        return holes.get(detail * 2 + 1);
    }

    ErrorDetail error(int detail) {
        return errors.get(detail);
    }

    OptionExchange option(int detail) {
        return handshakes.get(detail).option();
    }

    OptionReply optionReply(int detail) {
        return handshakes.get(detail).reply();
    }

    /** Keeps what is special of a message, and gives the number for its row. */
    int add(int row, int sessionId, Message message, int transaction) {
        if (message.kind.isChunk()) {
            return addChunk(row, message, transaction);
        }
        if (isHandshake(message.kind)) {
            handshakes.set(handshakeCount, new HandshakeDetail(message.option, message.optionReply));
            return handshakeCount++;
        }
        return message.kind.isRequest() ? sessionId : 0;
    }

    private int addChunk(int row, Message message, int transaction) {
        if (message.payload != message.bytes - headerSize(message.kind)) {
            payloads.add(row, message.payload);
        }
        if (message.kind == MessageKind.EXTENDED_CHUNK && (transaction < 0 || message.headerOffset != transactions.offset(transaction))) {
            headerOffsets.add(row, message.headerOffset);
        }
        if (isData(message.code)) {
            return addData(row, message, transaction);
        }
        if (message.code == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value()) {
            return addHole(message);
        }
        if (ReplyType.isBlockStatus(message.code)) {
            return addStatus(message, transaction);
        }
        if (ReplyType.isError(message.code)) {
            errors.set(errorCount, new ErrorDetail(message.error, message.errorText, message.offsetKnown ? message.offset : null));
            return errorCount++;
        }
        return 0;
    }

    private int addData(int row, Message message, int transaction) {
        if (!message.offsetKnown) {
            return OFFSET_UNKNOWN;
        }
        if (transaction >= 0) {
            long near = message.offset - transactions.offset(transaction);
            if (near >= 0 && near <= MAX_NEAR_OFFSET) {
                return (int) near;
            }
        }
        offsets.add(row, message.offset);
        return OFFSET_BESIDE;
    }

    private int addHole(Message message) {
        if (!message.offsetKnown) {
            return OFFSET_UNKNOWN;
        }
        holes.set(holeCount * 2, message.offset);
        holes.set(holeCount * 2 + 1, message.length);
        return holeCount++;
    }

    private int addStatus(Message message, int transaction) {
        int first = extents.count();
        long offset = transaction >= 0 ? transactions.offset(transaction) : message.headerOffset;
        for (int i = 0; i < message.extents.size(); i++) {
            long length = message.extents.length(i);
            extents.add(offset, length, message.extents.flags(i));
            offset += length;
        }
        return statuses.add(message.contextId, first, message.extents.size(), message.missingExtents, message.descriptorCount);
    }

    /** A block of rows begins. */
    void beginBlock(int block) {
        statusesBefore.set(block, statuses.count());
        extentsBefore.set(block, extents.count());
        errorsBefore.set(block, errorCount);
        holesBefore.set(block, holeCount);
        handshakesBefore.set(block, handshakeCount);
    }

    /**
     * Rows below are not needed any more, but for those of some blocks.
     *
     * @param end the block that the first row which is needed is in
     */
    void release(int below, int end, BitSet kept) {
        offsets.release(below, kept);
        headerOffsets.release(below, kept);
        payloads.release(below, kept);
        if (end > 0) {
            releaseBlocks(end, kept);
        }
    }

    /** Numbers were given in the order of the rows: those of a block of rows are consecutive. */
    private void releaseBlocks(int end, BitSet kept) {
        BitSet keptStatuses = new BitSet();
        BitSet keptExtents = new BitSet();
        BitSet keptErrors = new BitSet();
        BitSet keptHoles = new BitSet();
        BitSet keptHandshakes = new BitSet();
        for (int block = kept.nextSetBit(0); block >= 0 && block < end; block = kept.nextSetBit(block + 1)) {
            Blocks.add(keptStatuses, statusesBefore.get(block), statusesBefore.get(block + 1));
            Blocks.add(keptExtents, extentsBefore.get(block), extentsBefore.get(block + 1));
            Blocks.add(keptErrors, errorsBefore.get(block), errorsBefore.get(block + 1));
            Blocks.add(keptHoles, holesBefore.get(block) * 2, holesBefore.get(block + 1) * 2);
            Blocks.add(keptHandshakes, handshakesBefore.get(block), handshakesBefore.get(block + 1));
        }
        statuses.release(statusesBefore.get(end), keptStatuses);
        extents.release(extentsBefore.get(end), keptExtents);
        errors.release(errorsBefore.get(end), keptErrors);
        holes.release(holesBefore.get(end) * 2, keptHoles);
        handshakes.release(handshakesBefore.get(end), keptHandshakes);
    }
}
