package org.nbdscope.dissector.model;

import java.util.BitSet;
import org.nbdscope.dissector.protocol.OffsetData;
import org.nbdscope.dissector.protocol.ReplyType;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.MessageKind;
import org.nbdscope.dissector.session.OptionExchange;
import org.nbdscope.dissector.session.OptionReply;
import org.nbdscope.dissector.session.Side;

/**
 * Every NBD message of a capture, a row each, in the order in which they were complete: about 45 bytes a row. What only few rows have
 * (errors, holes, large lengths) stands beside. Appended by one thread; others may read rows below {@link #count()}.
 */
public final class MessageTable {

    /** No row. */
    public static final int NONE = -1;

    private static final int FROM_SERVER = 0x80;
    private static final int COMPLETES = 0x40;
    private static final int MISSING_BYTES = 0x20;
    private static final int HAS_PREVIOUS = 0x10;
    private static final int KIND = 0x0f;

    private final TransactionTable transactions;
    private final StatusTable statuses;
    private final MessageDetails details;

    private final LongColumn time = new LongColumn();
    private final IntColumn sinceFirst = new IntColumn();
    private final IntColumn frame = new IntColumn();
    private final ShortColumn framesBack = new ShortColumn();
    private final IntColumn owner = new IntColumn();
    private final ByteColumn kind = new ByteColumn();
    private final IntColumn code = new IntColumn();
    private final IntColumn streamLow = new IntColumn();
    private final ShortColumn streamHigh = new ShortColumn();
    private final IntColumn bytes = new IntColumn();
    private final IntColumn detail = new IntColumn();
    /** The reply message before this one; for rows that have none, the number of bytes that are missing. */
    private final IntColumn previous = new IntColumn();

    private final SparseLongs moreSinceFirst = new SparseLongs();
    private final SparseLongs moreFramesBack = new SparseLongs();
    private final SparseLongs moreBytes = new SparseLongs();
    private final SparseLongs missing = new SparseLongs();
    private final SparseLongs cookies = new SparseLongs();
    private volatile int count;
    private volatile int first;

    MessageTable(TransactionTable transactions, StatusTable statuses, ExtentTable extents) {
        this.transactions = transactions;
        this.statuses = statuses;
        this.details = new MessageDetails(transactions, statuses, extents);
    }

    /** Rows so far. */
    public int count() {
        return count;
    }

    /** The first row that is kept, at most {@link #count()}: those before it are not to be read any more. */
    public int first() {
        return first;
    }

    /** Whether the memory of a row before {@link #first()} was given back: it reads as zeros. */
    public boolean released(int row) {
        return kind.released(row);
    }

    void first(int newFirst) {
        first = newFirst;
    }

    /** Time of the packet that completed it, nanoseconds since 1970. */
    public long timeNanos(int row) {
        return time.get(row);
    }

    /** Time at which its first byte was available, nanoseconds since 1970. */
    public long firstTimeNanos(int row) {
        int since = sinceFirst.get(row);
        return time.get(row) - (since == -1 ? moreSinceFirst.get(row, 0) : since & 0xffff_ffffL);
    }

    /** Number of the packet that completed it. */
    public long frame(int row) {
        return frame.get(row) & 0xffff_ffffL;
    }

    /** A packet that is not later than any that holds bytes of it. */
    public long firstFrame(int row) {
        int back = framesBack.get(row) & 0xffff;
        return frame(row) - (back == 0xffff ? moreFramesBack.get(row, 0) : back);
    }

    /** {@link org.nbdscope.dissector.session.Session#id()} of its session. */
    public int session(int row) {
        int value = owner.get(row);
        return value < 0 ? ~value : transactions.session(value);
    }

    /** Requests: their session, which their transaction asks for. */
    int sessionOfRequest(int row) {
        return detail.get(row);
    }

    /** Row of its transaction, or {@link #NONE}. */
    public int transaction(int row) {
        return Math.max(owner.get(row), NONE);
    }

    /** Who sent it. */
    public Side from(int row) {
        return (kind.get(row) & FROM_SERVER) != 0 ? Side.SERVER : Side.CLIENT;
    }

    /** What it is by its form. */
    public MessageKind kind(int row) {
        return MessageKind.of(kind.get(row) & KIND);
    }

    /** Whether it completes its transaction's reply. */
    public boolean completes(int row) {
        return (kind.get(row) & COMPLETES) != 0;
    }

    /**
     * Option, option reply type, command, chunk type, error of a simple reply, TLS content type; flags of a greeting, client flags or an
     * export information.
     */
    public int code(int row) {
        int value = code.get(row);
        MessageKind form = kind(row);
        return form.isRequest() || form.isChunk() ? value & 0xffff : value;
    }

    /** Command flags of a request, reply flags of a chunk; else 0. */
    public int flags(int row) {
        MessageKind form = kind(row);
        return form.isRequest() || form.isChunk() ? code.get(row) >>> 16 : 0;
    }

    /** Offset of its first byte in the sender's stream. */
    public long streamOffset(int row) {
        return (streamHigh.get(row) & 0xffffL) << 32 | streamLow.get(row) & 0xffff_ffffL;
    }

    /** Bytes it takes in the stream. */
    public long bytes(int row) {
        int value = bytes.get(row);
        return value == -1 ? moreBytes.get(row, 0xffff_ffffL) : value & 0xffff_ffffL;
    }

    /** How many of its bytes are not in the capture. */
    public long missing(int row) {
        int form = kind.get(row);
        if ((form & MISSING_BYTES) == 0) {
            return 0;
        }
        int value = (form & HAS_PREVIOUS) != 0 ? -1 : previous.get(row);
        return value == -1 ? missing.get(row, 0) : value & 0xffff_ffffL;
    }

    /** Cookie of a request or reply; 0 for others. */
    public long cookie(int row) {
        int transaction = transaction(row);
        return transaction >= 0 ? transactions.cookie(transaction) : cookies.get(row, 0);
    }

    /** The reply message before this one in the same transaction, or {@link #NONE}. */
    public int previous(int row) {
        return (kind.get(row) & HAS_PREVIOUS) != 0 ? previous.get(row) : NONE;
    }

    /** Length of a chunk's payload as its header says; unsigned. */
    public long payload(int row) {
        return details.payload(row, kind(row), bytes(row));
    }

    /** The offset in the header of an extended chunk; normally its request's. */
    public long headerOffset(int row) {
        return details.headerOffset(row, transaction(row));
    }

    /** OFFSET_DATA and OFFSET_HOLE: whether the chunk's offset is in the capture. */
    public boolean offsetKnown(int row) {
        return MessageDetails.offsetKnown(detail.get(row));
    }

    /** OFFSET_DATA and OFFSET_HOLE: the absolute offset of the chunk. */
    public long offset(int row) {
        int value = detail.get(row);
        return isData(row) ? details.dataOffset(row, value, transaction(row)) : details.holeOffset(value);
    }

    /** OFFSET_DATA and OFFSET_HOLE: bytes of the export it describes. */
    public long length(int row) {
        if (isData(row)) {
            return payload(row) - OffsetData.SIZE;
        }
        return offsetKnown(row) ? details.holeLength(detail.get(row)) : 0;
    }

    /** Error chunks: what it says. */
    public ErrorDetail error(int row) {
        return details.error(detail.get(row));
    }

    /** Block status chunks: the context id, or -1 where it is not in the capture. */
    public long contextId(int row) {
        return statuses.contextId(detail.get(row));
    }

    /** Block status chunks: row of the first extent in the {@link ExtentTable}. */
    public int firstExtent(int row) {
        return statuses.firstExtent(detail.get(row));
    }

    /** Block status chunks: number of extents in the {@link ExtentTable}. */
    public int extents(int row) {
        return statuses.extents(detail.get(row));
    }

    /** Block status chunks: number of extents that are not in the capture. */
    public long missingExtents(int row) {
        return statuses.missingExtents(detail.get(row));
    }

    /** Options, option replies and export information: the option; null where it is not known. */
    public OptionExchange option(int row) {
        return MessageDetails.isHandshake(kind(row)) ? details.option(detail.get(row)) : null;
    }

    /** Option replies: the reply. */
    public OptionReply optionReply(int row) {
        return MessageDetails.isHandshake(kind(row)) ? details.optionReply(detail.get(row)) : null;
    }

    /** Undecoded bytes that began a message which never ended: the kind of that message; else null. */
    public MessageKind incomplete(int row) {
        int value = kind(row) == MessageKind.UNDECODED ? code.get(row) : 0;
        return value == 0 ? null : MessageKind.of(value - 1);
    }

    /** Whether it is a block status chunk. */
    public boolean isBlockStatus(int row) {
        return kind(row).isChunk() && ReplyType.isBlockStatus(code(row));
    }

    /** Whether it is an error chunk. */
    public boolean isError(int row) {
        return kind(row).isChunk() && ReplyType.isError(code(row));
    }

    private boolean isData(int row) {
        return MessageDetails.isData(code(row));
    }

    /** Appends a message; its transaction, if it has one, has its row already. */
    int add(int sessionId, Message message, int transaction, int previousReply) {
        int row = count;
        if ((row & Blocks.MASK) == 0) {
            prepare(row);
        }
        time.put(row, message.timeNanos);
        setUnsigned(sinceFirst, moreSinceFirst, row, since(message.firstTimeNanos, message.timeNanos));
        frame.put(row, (int) message.frame);
        setFramesBack(row, Math.max(0, message.frame - message.firstFrame));
        owner.put(row, transaction >= 0 ? transaction : ~sessionId);
        streamLow.put(row, (int) message.streamOffset);
        streamHigh.put(row, (short) (message.streamOffset >>> 32));
        setUnsigned(bytes, moreBytes, row, message.bytes);
        int form = message.kind.ordinal();
        if (previousReply != NONE) {
            form |= HAS_PREVIOUS;
            previous.put(row, previousReply);
        } else if (message.missing > 0) {
            setUnsigned(previous, missing, row, message.missing);
        }
        if (message.from == Side.SERVER) {
            form |= FROM_SERVER;
        }
        if (message.completes) {
            form |= COMPLETES;
        }
        if (message.missing > 0) {
            form |= MISSING_BYTES;
            if (previousReply != NONE) {
                missing.add(row, message.missing);
            }
        }
        kind.put(row, (byte) form);
        code.put(row, codeOf(message));
        detail.put(row, details.add(row, sessionId, message, transaction));
        if (message.kind.isReply() && transaction < 0) {
            cookies.add(row, message.cookie);
        }
        count = row + 1;
        return row;
    }

    /** Nanoseconds between two times; 0 where a capture's clock went back, or so far on that they cannot be counted. */
    private static long since(long first, long last) {
        return last < first ? 0 : Math.max(0, last - first);
    }

    private static void setUnsigned(IntColumn column, SparseLongs beside, int row, long value) {
        if (value < 0xffff_ffffL) {
            column.put(row, (int) value);
        } else {
            column.put(row, -1);
            beside.add(row, value);
        }
    }

    private void setFramesBack(int row, long back) {
        framesBack.put(row, (short) Math.min(back, 0xffff));
        if (back >= 0xffff) {
            moreFramesBack.add(row, back);
        }
    }

    private void prepare(int row) {
        time.prepare(row);
        sinceFirst.prepare(row);
        frame.prepare(row);
        framesBack.prepare(row);
        owner.prepare(row);
        kind.prepare(row);
        code.prepare(row);
        streamLow.prepare(row);
        streamHigh.prepare(row);
        bytes.prepare(row);
        detail.prepare(row);
        previous.prepare(row);
        details.beginBlock(Blocks.of(row));
    }

    private static int codeOf(Message message) {
        if (message.kind.isRequest() || message.kind.isChunk()) {
            return message.flags << 16 | message.code & 0xffff;
        }
        return switch (message.kind) {
            case GREETING, CLIENT_FLAGS, EXPORT_INFORMATION -> message.flags;
            case UNDECODED -> message.incomplete == null ? 0 : message.incomplete.ordinal() + 1;
            default -> message.code;
        };
    }

    /** Rows below are not needed any more, but for those of some blocks. What stands beside goes with them. */
    void release(int below, BitSet kept) {
        details.release(below, Blocks.of(Math.min(below, count - 1)), kept);
        time.release(below, kept);
        sinceFirst.release(below, kept);
        frame.release(below, kept);
        framesBack.release(below, kept);
        owner.release(below, kept);
        kind.release(below, kept);
        code.release(below, kept);
        streamLow.release(below, kept);
        streamHigh.release(below, kept);
        bytes.release(below, kept);
        detail.release(below, kept);
        previous.release(below, kept);
        moreSinceFirst.release(below, kept);
        moreFramesBack.release(below, kept);
        moreBytes.release(below, kept);
        missing.release(below, kept);
        cookies.release(below, kept);
    }
}
