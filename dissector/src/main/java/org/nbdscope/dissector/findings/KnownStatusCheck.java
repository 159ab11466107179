package org.nbdscope.dissector.findings;

import java.util.Map;
import org.nbdscope.dissector.session.ExtentList;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/** Compares what the server says of allocation with what it said before, and what the client asks with what it was told. */
final class KnownStatusCheck extends SessionCheck {

    private static final String ALLOCATION = "base:allocation";
    /** Pieces in which image formats allocate: qcow2 has clusters of 2 MiB at most. */
    private static final long LARGEST_CLUSTER = 2 << 20;
    private static final int ZERO = 2;

    private final CaptureWide capture;
    private KnownStatus known;
    private long ownWrites;
    private long foreignWrites;
    private int gaps;
    private boolean looked;
    private boolean alone;
    private long allocationId = -1;

    KnownStatusCheck(CheckedSession session, CaptureWide capture) {
        super(session);
        this.capture = capture;
    }

    /** Forgets what may have changed unseen: by other sessions, or in a gap. */
    private boolean upToDate() {
        if (known == null) {
            return false;
        }
        if (capture.writes - ownWrites != foreignWrites || session.gaps != gaps) {
            known.clear();
        }
        foreignWrites = capture.writes - ownWrites;
        gaps = session.gaps;
        return !known.isEmpty();
    }

    @Override
    void request(Message message, RequestNotes notes) {
        int command = message.code;
        PendingRequest request = message.request;
        long end = request.offset + notes.effectLength;
        notes.writesBefore = capture.writes;
        if (command == CommandCode.WRITE || command == CommandCode.TRIM || command == CommandCode.WRITE_ZEROES) {
            ownWrites++;
            capture.writes++;
            if (!notes.answered) {
                notes.writeInFlight = true;
                capture.writesInFlight++;
            }
            if (known != null) {
                forgetAround(request.offset, end);
            }
        } else if (command == CommandCode.READ && known != null && upToDate() && notes.effectLength != 0 && known.covers(request.offset, end, ZERO)) {
            session.report(PerformanceRules.READ_OF_KNOWN_HOLE, message, () -> "A read of "
                    + Numbers.range(request.offset, request.length) + ", which is known to be zero.");
        } else if (command == CommandCode.BLOCK_STATUS && known != null && alone && notes.contextIds == null && upToDate() && notes.effectLength != 0
                && known.covers(request.offset, end, 0)) {
            session.report(PerformanceRules.RE_ASKED, message, () -> "Block status of " + Numbers.range(request.offset, notes.effectLength)
                    + ", all of which was answered before.");
        }
    }

    /** Whether all of a range is known to read as zeroes, as far as this session can tell. */
    boolean zero(long from, long to) {
        return known != null && session.gaps == gaps && known.covers(from, to, ZERO);
    }

    /** A write may change the status of what lies around it: storage is allocated in larger pieces. */
    private void forgetAround(long from, long to) {
        long last = to + LARGEST_CLUSTER - 1;
        known.forget(from & -LARGEST_CLUSTER, Long.compareUnsigned(last, to) < 0 ? -1 : last & -LARGEST_CLUSTER);
    }

    private void look() {
        looked = true;
        Map<Long, String> contexts = session.session.contexts();
        if (contexts == null) {
            return;
        }
        contexts.forEach((id, name) -> {
            if (ALLOCATION.equals(name)) {
                allocationId = id;
            }
        });
        alone = contexts.size() == 1;
    }

    @Override
    void reply(Message message, RequestNotes notes) {
        if (notes == null || message.contextId < 0 || message.request.command != CommandCode.BLOCK_STATUS || notes.broken || !session.certain(notes)) {
            return;
        }
        if (!looked) {
            look();
        }
        if (message.contextId != allocationId) {
            return;
        }
        if (known == null) {
            known = new KnownStatus();
        }
        if (capture.writesInFlight > 0 || notes.writesBefore != capture.writes) {
            // Writes that were in flight together with the request may or may not be in this answer.
            known.clear();
            return;
        }
        boolean compare = upToDate();
        long at = message.request.offset;
        ExtentList extents = message.extents;
        Long size = session.session.size();
        if (known.add(at, notes.plainBytes, size, extents)) {
            return;
        }
        for (int i = 0; i < extents.size(); i++) {
            long end = at + extents.length(i);
            if (Long.compareUnsigned(end, at) <= 0 || size != null && Long.compareUnsigned(end, size) > 0) {
                return;
            }
            int status = (int) extents.flags(i) & KnownStatus.STATUS;
            if (compare && !known.endsBefore(at)) {
                compare(message, at, end, status);
            }
            known.set(at, end, status);
            at = end;
        }
    }

    private void compare(Message message, long from, long to, int status) {
        long where = known.contradiction(from, to, status);
        if (where != -1) {
            session.report(DataSafetyRules.STATUS_CONTRADICTS, message, () -> "At " + Numbers.of(where) + " the status is now " + status
                    + "; it was another one before.");
        }
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        leave(notes);
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        leave(notes);
    }

    private void leave(RequestNotes notes) {
        if (notes.writeInFlight) {
            notes.writeInFlight = false;
            capture.writesInFlight--;
        }
    }
}
