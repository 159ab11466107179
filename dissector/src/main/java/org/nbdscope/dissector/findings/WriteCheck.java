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

    /** Flushes one after the other, with nothing written between them, that make a pattern. */
    private static final int IDLE_FLUSHES = 3;

    private final CaptureWide capture;
    private final WritesInFlight writes = new WritesInFlight();
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
        if (command == CommandCode.WRITE || command == CommandCode.WRITE_ZEROES || command == CommandCode.TRIM) {
            write(message, notes);
        } else if (command == CommandCode.FLUSH) {
            flush(message);
        } else if (command == CommandCode.DISC && unflushed > 0 && offersFlush() && intact(session)) {
            long left = unflushed;
            session.report(DataSafetyRules.NO_FLUSH_BEFORE_DISC, message, () -> left + (left == 1 ? " write was" : " writes were")
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
        boolean stable = isStable(request);
        writtenSince |= !stable;
        unflushed += stable || message.code == CommandCode.TRIM || notes.answered && notes.errors > 0 ? 0 : 1;
        if (notes.answered) {
            return;
        }
        RequestNotes other = writes.overlapping(request.offset, end);
        if (other != null && intact(session)) {
            int first = other.index;
            session.report(DataSafetyRules.OVERLAPPING_WRITES, message, () -> Command.nameOf(request.command) + " of "
                    + Numbers.range(request.offset, request.length) + " overlaps transaction " + first + ", which is in flight.");
        } else if (session.shared) {
            overlappingElsewhere(message, request.offset, end);
        }
        writes.add(request.offset, end, notes);
        session.writing = true;
    }

    private static boolean isStable(PendingRequest request) {
        return (request.flags & CommandFlag.NBD_CMD_FLAG_FUA.mask()) != 0;
    }

    /** The same client may use several connections to one disk: nothing orders them either. */
    private void overlappingElsewhere(Message message, long offset, long end) {
        for (CheckedSession other : capture.open()) {
            if (other != session && other.writing && other.writes(offset, end) && sameClient(other.session) && intact(other)
                    && intact(session)) {
                session.report(DataSafetyRules.OVERLAPPING_WRITES, message, () -> Command.nameOf(message.code) + " of "
                        + Numbers.range(message.request.offset, message.request.length) + " overlaps a write of the same client in "
                        + "flight on session " + other.session.number() + ".");
                return;
            }
        }
    }

    private static boolean intact(CheckedSession session) {
        return session.whole(Side.CLIENT) && session.whole(Side.SERVER);
    }

    /** Whether a write in flight overlaps a range. */
    boolean inFlight(long offset, long end) {
        return writes.overlapping(offset, end) != null;
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
            if (other != session && other.writing && sameClient(other.session) && intact(other)) {
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
        if (command == CommandCode.FLUSH && notes.errors == 0) {
            unflushed = Math.max(0, unflushed - unflushedAtFlush);
            unflushedAtFlush = 0;
        } else if (command == CommandCode.WRITE || command == CommandCode.WRITE_ZEROES || command == CommandCode.TRIM) {
            boolean counted = notes.requestSeen && command != CommandCode.TRIM && !isStable(message.request);
            if (notes.errors > 0 && counted && unflushed > 0) {
                unflushed--;
            }
            forget(notes);
        }
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        forget(notes);
    }

    private void forget(RequestNotes notes) {
        if (notes.writeSlot >= 0) {
            writes.remove(notes);
            session.writing = !writes.isEmpty();
        }
    }
}
