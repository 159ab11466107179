package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.CommandFlag;
import org.nbdscope.dissector.protocol.TransmissionFlag;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** Writes in flight, flushes, and what is left unflushed at the end. */
final class WriteCheck extends SessionCheck {

    /** Writes in flight that are compared with each new one; with more of them only these are. */
    private static final int COMPARED = 64;
    /** Flushes one after the other, with nothing written between them, that make a pattern. */
    private static final int IDLE_FLUSHES = 3;
    private static final int WRITE = Command.NBD_CMD_WRITE.value();
    private static final int TRIM = Command.NBD_CMD_TRIM.value();
    private static final int WRITE_ZEROES = Command.NBD_CMD_WRITE_ZEROES.value();

    private final CaptureWide capture;
    private final long[] from = new long[COMPARED];
    private final long[] to = new long[COMPARED];
    private final int[] index = new int[COMPARED];
    private int writing;
    /** Writes without FUA since the last flush. */
    private long unflushed;
    private long unflushedAtFlush;
    private boolean flushedBefore;
    private boolean writtenSince;
    private int idleFlushes;

    WriteCheck(CheckedSession session, CaptureWide capture) {
        super(session);
        this.capture = capture;
    }

    @Override
    void request(Message message, RequestNotes notes) {
        int command = message.code;
        if (command == WRITE || command == WRITE_ZEROES || command == TRIM) {
            write(message, notes);
        } else if (command == Command.NBD_CMD_FLUSH.value()) {
            flush(message);
        } else if (command == Command.NBD_CMD_DISC.value() && unflushed > 0 && offersFlush() && session.whole(Side.CLIENT)
                && session.whole(Side.SERVER)) {
            long writes = unflushed;
            session.report(DataSafetyRules.NO_FLUSH_BEFORE_DISC, message, () -> writes + (writes == 1 ? " write was" : " writes were")
                    + " not followed by a flush.");
        }
    }

    private boolean offersFlush() {
        Integer flags = session.session.transmissionFlags();
        return flags != null && (flags & TransmissionFlag.NBD_FLAG_SEND_FLUSH.mask()) != 0;
    }

    private void write(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        long end = request.offset + request.length;
        writtenSince = true;
        if ((request.flags & CommandFlag.NBD_CMD_FLAG_FUA.mask()) == 0 && message.code != TRIM) {
            unflushed++;
        }
        if (notes.answered) {
            return;
        }
        for (int i = 0; i < writing; i++) {
            if (Long.compareUnsigned(from[i], end) < 0 && Long.compareUnsigned(request.offset, to[i]) < 0
                    && session.whole(Side.CLIENT) && session.whole(Side.SERVER)) {
                int other = index[i];
                session.report(DataSafetyRules.OVERLAPPING_WRITES, message, () -> Command.nameOf(request.command) + " of "
                        + Numbers.range(request.offset, request.length) + " overlaps transaction " + other + ", which is in flight.");
                break;
            }
        }
        if (writing < COMPARED) {
            from[writing] = request.offset;
            to[writing] = end;
            index[writing] = request.index;
            writing++;
        }
        session.writing = true;
    }

    private void flush(Message message) {
        idleFlushes = writtenSince || !flushedBefore ? 0 : idleFlushes + 1;
        if (idleFlushes >= IDLE_FLUSHES && session.gaps == 0) {
            session.report(PerformanceRules.FLUSH_STORM, message, () -> "A flush, and nothing was written since the flush before.");
        }
        flushedBefore = true;
        writtenSince = false;
        unflushedAtFlush = unflushed;
        for (CheckedSession other : capture.open()) {
            if (other != session && other.writing && sameClient(other.session) && other.whole(Side.CLIENT) && other.whole(Side.SERVER)) {
                session.report(DataSafetyRules.FLUSH_TOO_EARLY, message, () -> "A flush while session " + other.session.number()
                        + " of the same client has writes in flight.");
                break;
            }
        }
    }

    private boolean sameClient(Session other) {
        return MultiConnectionCheck.sameDisk(session.session, other) && MultiConnectionCheck.sameClient(session.session, other);
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        int command = message.request.command;
        if (command == Command.NBD_CMD_FLUSH.value() && message.error == 0) {
            unflushed = Math.max(0, unflushed - unflushedAtFlush);
            unflushedAtFlush = 0;
        } else if (command == WRITE || command == WRITE_ZEROES || command == TRIM) {
            if (message.error != 0 && unflushed > 0) {
                unflushed--;
            }
            forget(notes.index);
        }
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        forget(notes.index);
    }

    private void forget(int request) {
        for (int i = 0; i < writing; i++) {
            if (index[i] == request) {
                writing--;
                from[i] = from[writing];
                to[i] = to[writing];
                index[i] = index[writing];
                break;
            }
        }
        session.writing = writing > 0;
    }
}
