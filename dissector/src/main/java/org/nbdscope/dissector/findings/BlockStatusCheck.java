package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.analysis.PeerFingerprint;
import org.nbdscope.dissector.protocol.BlockStatus;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.StateNames;
import org.nbdscope.dissector.session.ExtentList;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.ReplyMode;

/** The status chunks of block status replies: contexts and extents. */
final class BlockStatusCheck extends SessionCheck {

    private static final long ALLOCATION_FLAGS = 3;
    /** Lengths below this bit cannot overflow: no chunk has more than 2^31 extents. */
    private static final long OVERFLOWING = -1L << 32;
    private static final String BASE = "base:";

    private final SelectedContexts contexts;
    /** Of the last answer: the request where it stopped short of that, else -2; its end, context and last status. */
    private int shortIndex = -2;
    private long shortEnd;
    private long shortContext;
    private long shortFlags;

    BlockStatusCheck(CheckedSession session) {
        super(session);
        contexts = new SelectedContexts(session);
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        boolean extended = message.code == ReplyCode.BLOCK_STATUS_EXT;
        if (notes == null || !message.kind.isChunk() || !extended && message.code != ReplyCode.BLOCK_STATUS
                || message.request.command != CommandCode.BLOCK_STATUS || !ReplyFormCheck.fits(message)
                || extended != (session.session.replies() == ReplyMode.EXTENDED)) {
            return;
        }
        boolean first = true;
        if (message.contextId >= 0 && session.certain(notes)) {
            first = context(message, notes);
        }
        if (extended) {
            count(message, notes);
        }
        if (session.certain(notes) && message.extents.size() > 0) {
            extents(message, notes, first);
        }
    }

    private boolean context(Message message, RequestNotes notes) {
        boolean first = notes.context(message.contextId);
        if (!first) {
            notes.broken = true;
            session.report(BlockStatusRules.CTX_SET, message,
                    () -> "A second chunk for the context " + message.contextId + " in one reply.");
        } else if (!asked(message.contextId, notes)) {
            notes.broken = true;
            session.report(BlockStatusRules.CTX_SET, message, () -> "A chunk for the context " + message.contextId
                    + (notes.contextIds == null ? ", which was not selected." : ", which the request did not ask for."));
        }
        return first;
    }

    /** Whether the request asks for a context, or it is not known what it asks for. */
    private boolean asked(long id, RequestNotes notes) {
        long[] wanted = notes.contextIds != null ? notes.contextIds : contexts.ids();
        if (wanted == null || !notes.requestSeen) {
            return true;
        }
        for (long one : wanted) {
            if (one == id) {
                return true;
            }
        }
        return false;
    }

    private void count(Message message, RequestNotes notes) {
        long size = message.payload - 8;
        if (message.descriptorCount >= 0 && size > 0 && size % 16 == 0 && message.descriptorCount != size / 16) {
            notes.broken = true;
            session.report(BlockStatusRules.COUNT_FIELD, message, () -> "The descriptor count is " + message.descriptorCount
                    + ", the payload of " + Numbers.of(message.payload) + " bytes has room for " + size / 16 + ".");
        }
    }

    /** One pass over the extents tells whether anything is remarkable; what and where is looked up only then. */
    private void extents(Message message, RequestNotes notes, boolean first) {
        ExtentList extents = message.extents;
        int size = extents.size();
        boolean remarkable = false;
        long sumBefore = 0;
        long allLengths = 0;
        long beforeFlags = ~extents.flags(0);
        long allFlags = 0;
        for (int i = 0; i < size - 1; i++) {
            long length = extents.length(i);
            long flags = extents.flags(i);
            remarkable |= length == 0 | flags == beforeFlags;
            sumBefore += length;
            allLengths |= length;
            allFlags |= flags;
            beforeFlags = flags;
        }
        long last = extents.length(size - 1);
        long lastFlags = extents.flags(size - 1);
        remarkable |= last == 0 | lastFlags == beforeFlags;
        long sum = sumBefore + last;
        boolean large = ((allLengths | last) & OVERFLOWING) != 0;
        boolean overflow = large && overflows(extents, size);
        boolean overflowBefore = overflow && overflows(extents, size - 1);
        note(message, notes, sum, first);
        notes.plainBytes = remarkable || overflow ? 0 : sum;
        if (remarkable) {
            emptyOrEqual(message, notes);
        }
        notMergedAcross(message, notes, sum);
        extras(message, notes, sumBefore, overflowBefore);
        pastEnd(message, notes, allLengths, sum, overflow);
        status(message, allFlags | lastFlags);
        alignment(message, allLengths, sum);
        if (size + message.missingExtents > BlockStatus.MAX_DESCRIPTORS) {
            session.report(BlockStatusRules.TOO_MANY_EXTENTS, message, () -> (size + message.missingExtents) + " extents in one chunk.");
        }
    }

    /** An answer that stopped short of what was asked, and the next one goes on with the same status. */
    private void notMergedAcross(Message message, RequestNotes notes, long sum) {
        ExtentList extents = message.extents;
        int size = extents.size();
        long from = message.request.offset;
        if (from == shortEnd && message.contextId == shortContext && extents.flags(0) == shortFlags && notes.index == shortIndex + 1) {
            session.report(BlockStatusRules.NOT_MERGED, Severity.NOTE, message, () -> "The answer before stopped short at "
                    + Numbers.of(from) + ", and this one goes on there with the same status " + Numbers.hex(extents.flags(0)) + ".");
        }
        boolean one = (message.request.flags & CommandFlag.NBD_CMD_FLAG_REQ_ONE.mask()) != 0;
        boolean cut = !one && notes.requestSeen && size < PeerFingerprint.QEMU_MAX_DESCRIPTORS && message.missingExtents == 0
                && Long.compareUnsigned(sum, notes.effectLength) < 0;
        shortIndex = cut ? notes.index : -2;
        shortEnd = from + sum;
        shortContext = message.contextId;
        shortFlags = extents.flags(size - 1);
    }

    private static long longest(ExtentList extents) {
        long longest = 0;
        for (int i = 0; i < extents.size(); i++) {
            longest = Long.compareUnsigned(extents.length(i), longest) > 0 ? extents.length(i) : longest;
        }
        return longest;
    }

    /** Whether the sum of the first {@code count} lengths has more than 64 bits. */
    private static boolean overflows(ExtentList extents, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += extents.length(i);
            if (Long.compareUnsigned(sum, extents.length(i)) < 0) {
                return true;
            }
        }
        return false;
    }

    private void emptyOrEqual(Message message, RequestNotes notes) {
        ExtentList extents = message.extents;
        int size = extents.size();
        boolean zero = extents.length(0) == 0;
        int equal = -1;
        for (int i = 1; i < size; i++) {
            zero |= extents.length(i) == 0;
            if (equal < 0 && extents.flags(i) == extents.flags(i - 1) && extents.length(i) != 0 && extents.length(i - 1) != 0) {
                equal = i;
            }
        }
        if (zero) {
            session.report(BlockStatusRules.ZERO_EXTENT, message,
                    () -> "A reply to block status of " + Numbers.range(message.request.offset,
                    notes.effectLength) + " has an extent of length 0 among its " + counted(size) + ".");
        }
        if (equal >= 0) {
            int at = equal;
            session.report(BlockStatusRules.NOT_MERGED, message, () -> "The extents " + (at - 1) + " and " + at + " of " + size
                    + " both have the status " + Numbers.hex(extents.flags(at)) + ".");
        }
    }

    private static String counted(int extents) {
        return extents == 1 ? "1 extent" : extents + " extents";
    }

    private static void note(Message message, RequestNotes notes, long sum, boolean first) {
        notes.extents += message.extents.size();
        if (notes.contextCount() <= 1 && first || Long.compareUnsigned(sum, notes.reach) < 0) {
            notes.reach = sum;
        }
    }

    private static long asked(Message message, RequestNotes notes) {
        return notes.requestSeen ? notes.effectLength : message.request.length;
    }

    private void extras(Message message, RequestNotes notes, long sumBefore, boolean overflow) {
        PendingRequest request = message.request;
        long asked = asked(message, notes);
        int size = message.extents.size();
        long last = message.extents.length(size - 1);
        if ((request.flags & CommandFlag.NBD_CMD_FLAG_REQ_ONE.mask()) != 0) {
            if (size + message.missingExtents > 1) {
                session.report(BlockStatusRules.REQ_ONE_BROKEN, message, () -> (size + message.missingExtents)
                        + " extents although NBD_CMD_FLAG_REQ_ONE asked for one.");
            } else if (asked != 0 && Long.compareUnsigned(last, asked) > 0) {
                session.report(BlockStatusRules.REQ_ONE_BROKEN, message, () -> "An extent of " + Numbers.of(last)
                        + " bytes with NBD_CMD_FLAG_REQ_ONE; the request has " + Numbers.of(asked) + ".");
            }
        } else if (size > 1 && asked != 0 && (overflow || Long.compareUnsigned(sumBefore, asked) >= 0)) {
            session.report(BlockStatusRules.EXTRA_EXTENTS, message, () -> "The extents but the last make "
                    + (overflow ? "2^64 bytes or more" : Numbers.of(sumBefore) + " bytes") + "; the request has " + Numbers.of(asked)
                    + ".");
        }
    }

    private void pastEnd(Message message, RequestNotes notes, long allLengths, long sum, boolean overflow) {
        PendingRequest request = message.request;
        long asked = asked(message, notes);
        long last = message.extents.length(message.extents.size() - 1);
        Long exportSize = session.session.size();
        if ((allLengths | last) < 0) {
            session.report(BlockStatusRules.EXTENT_SIGN_BIT, message, () -> "An extent has " + Numbers.of(longest(message.extents))
                    + " bytes.");
        } else if (exportSize != null && !Numbers.beyond(request.offset, asked, exportSize)
                && (overflow || Numbers.beyond(request.offset, sum, exportSize))) {
            session.report(BlockStatusRules.PAST_EXPORT_END, message, () -> "The extents make "
                    + (overflow ? "2^64 bytes or more" : Numbers.range(request.offset, sum)) + "; the export has "
                    + Numbers.of(exportSize) + " bytes.");
        }
    }

    private void status(Message message, long allFlags) {
        if (allFlags == (allFlags & ALLOCATION_FLAGS)) {
            return;
        }
        String name = contexts.nameOf(message.contextId);
        if (name == null || !name.startsWith(BASE)) {
            return;
        }
        if (allFlags >>> 32 != 0) {
            session.report(BlockStatusRules.HIGH_STATUS_BITS, message,
                    () -> "Status with the bits " + Numbers.hex(allFlags) + " in " + name + ".");
        } else if (name.equals(StateNames.BASE_ALLOCATION)) {
            session.report(BlockStatusRules.RESERVED_BITS, message,
                    () -> "Status with the bits " + Numbers.hex(allFlags) + " in " + name + ".");
        }
    }

    private void alignment(Message message, long allLengths, long sum) {
        Long minimum = session.session.minimumBlockSize();
        if (minimum == null || minimum <= 1 || !Numbers.isPowerOfTwo(minimum)) {
            return;
        }
        long last = message.extents.length(message.extents.size() - 1);
        Long exportSize = session.session.size();
        boolean atEnd = exportSize != null && message.request.offset + sum == exportSize;
        boolean unaligned = ((allLengths | (atEnd ? 0 : last)) & (minimum - 1)) != 0;
        if (unaligned) {
            session.report(BlockStatusRules.EXTENT_UNALIGNED, message,
                    () -> "An extent is no multiple of the minimum block size " + minimum + ".");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        if (message.request.command != CommandCode.BLOCK_STATUS || notes.errors > 0 || notes.broken
                || notes.unknown || !session.certain(notes) || !notes.requestSeen) {
            return;
        }
        long[] wanted = notes.contextIds != null ? notes.contextIds : contexts.ids();
        if (wanted == null) {
            return;
        }
        for (long id : wanted) {
            if (!notes.reported(id)) {
                session.report(BlockStatusRules.CTX_SET, message,
                        () -> "The reply is complete without an error, but has no chunk for the context "
                        + id + ".");
                return;
            }
        }
    }
}
