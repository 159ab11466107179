package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/**
 * Block status loops that do not get on. A run is a series of requests, one after the other, that walk over one range; it ends when the
 * answers have reached the end of the range, with an error, or with a request elsewhere. Within a run an offset should be asked for once.
 */
final class ProgressCheck extends SessionCheck {

    /** Asking for the same once more can have reasons; asking again and again has none. */
    private static final int REPEATS = 2;
    /** Offsets of a run that are remembered, the last ones. */
    private static final int REMEMBERED = 16;

    private final long[] asked = new long[REMEMBERED];
    private int askedCount;
    private int repeats;
    private int inFlight;
    private boolean running;
    private long reached;
    private long end;
    private boolean empty;

    ProgressCheck(CheckedSession session) {
        super(session);
    }

    @Override
    void request(Message message, RequestNotes notes) {
        if (message.code != CommandCode.BLOCK_STATUS) {
            return;
        }
        long offset = message.request.offset;
        long requestEnd = offset + notes.effectLength;
        boolean follows = running && inFlight == 0 && Long.compareUnsigned(offset, reached) <= 0
                && Long.compareUnsigned(requestEnd, reached) > 0;
        inFlight += notes.answered ? 0 : 1;
        if (!follows) {
            running = inFlight == 1;
            askedCount = 0;
            repeats = 0;
            reached = offset;
        } else if (askedBefore(offset) || Long.compareUnsigned(offset, asked[(askedCount - 1) % REMEMBERED]) < 0 && requestEnd == end) {
            repeats++;
            if (repeats >= REPEATS) {
                report(message, notes, offset);
            }
        }
        asked[askedCount++ % REMEMBERED] = offset;
        end = requestEnd;
    }

    private void report(Message message, RequestNotes notes, long offset) {
        Fault fault = empty ? Fault.SERVER : Fault.CLIENT;
        session.report(BlockStatusRules.NO_PROGRESS, null, fault, message,
                () -> "Block status of " + Numbers.range(offset, notes.effectLength)
                + " is asked for again and again; "
                + (empty ? "the answers have no length." : "the answers reach to " + Numbers.of(reached) + "."));
    }

    private boolean askedBefore(long offset) {
        for (int i = 0; i < Math.min(askedCount, REMEMBERED); i++) {
            if (asked[i] == offset) {
                return true;
            }
        }
        return false;
    }

    @Override
    void answered(Message message, RequestNotes notes) {
        PendingRequest request = message.request;
        if (request.command != CommandCode.BLOCK_STATUS) {
            return;
        }
        inFlight = Math.max(0, inFlight - 1);
        if (!running) {
            return;
        }
        if (notes.errors > 0 || notes.unknown || !session.certain(notes)) {
            running = false;
            return;
        }
        empty = notes.reach == 0;
        long answerEnd = request.offset + notes.reach;
        if (Long.compareUnsigned(answerEnd, reached) > 0) {
            reached = answerEnd;
        }
        Long size = session.session.size();
        boolean finished = Long.compareUnsigned(reached, end) >= 0 || size != null && Long.compareUnsigned(reached, size) >= 0;
        running = !finished;
    }

    @Override
    void abandoned(PendingRequest request, RequestNotes notes) {
        running = false;
        inFlight = 0;
    }
}
