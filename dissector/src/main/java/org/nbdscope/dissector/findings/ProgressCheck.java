package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;

/**
 * Block status loops that do not get on. A run is a series of requests, one after the other, that walk over one range; it ends when the
 * answers have reached the end of the range, with an error, or with a request elsewhere. Within a run an offset should be asked for once.
 */
final class ProgressCheck extends SessionCheck {

    /** Why a loop stands still; what to do about it depends on that. */
    private enum Cause {
        EMPTY(Fault.SERVER, "the answers have no length.", "Send extents of at least one byte; look whether a 64-bit length was cut "
                + "to 32 bits, which makes 4 GiB 0."),
        UPPER_HALF(Fault.CLIENT, "the client went on by the lower 32 bits of the answer's length only.",
                "Keep the lengths of extended replies in unsigned numbers of 64 bits, also where they are added to the offset."),
        BACKWARDS(Fault.CLIENT, "the client went backwards.",
                "Let the next request begin where the last answer ended, and never before it."),
        AGAIN(Fault.CLIENT, "the client takes no notice of what the answers cover.",
                "Let the next request begin where the last answer ended, and stop where it reaches the end.");

        final Fault fault;
        final String text;
        final String advice;

        Cause(Fault fault, String text, String advice) {
            this.fault = fault;
            this.text = text;
            this.advice = advice;
        }
    }

    /** Asking for the same once more can have reasons; asking again and again has none. */
    private static final int REPEATS = 2;
    /** Offsets of a run that are remembered, the last ones. */
    private static final int REMEMBERED = 16;
    private static final long LOWER_HALF = 0xffff_ffffL;

    private final long[] asked = new long[REMEMBERED];
    private int askedCount;
    private int repeats;
    private int inFlight;
    private boolean running;
    private long reached;
    private long end;
    /** Bytes that the last answer covered. */
    private long answered;

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
        } else {
            Cause cause = cause(offset, requestEnd);
            repeats += cause == null ? 0 : 1;
            if (cause != null && repeats >= REPEATS) {
                report(message, notes, cause);
            }
        }
        asked[askedCount++ % REMEMBERED] = offset;
        end = requestEnd;
    }

    /** Why a request that follows another one does not get on; null where it does. */
    private Cause cause(long offset, long requestEnd) {
        long last = asked[(askedCount - 1) % REMEMBERED];
        if (answered == 0 && offset == last) {
            return Cause.EMPTY;
        }
        if (answered >>> 32 != 0 && offset == last + (answered & LOWER_HALF)) {
            return Cause.UPPER_HALF;
        }
        if (Long.compareUnsigned(offset, last) < 0 && (requestEnd == end || askedBefore(offset))) {
            return Cause.BACKWARDS;
        }
        return askedBefore(offset) ? Cause.AGAIN : null;
    }

    private void report(Message message, RequestNotes notes, Cause cause) {
        long offset = message.request.offset;
        session.report(BlockStatusRules.NO_PROGRESS, cause.fault, message, cause.advice, () -> "Block status of "
                + Numbers.range(offset, notes.effectLength) + " is asked for again and again: " + cause.text
                + " The answers so far reach to " + Numbers.of(reached) + ".");
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
        // An answer that is wrong in itself is none; to ask again is right then.
        if (notes.errors > 0 || notes.unknown || notes.broken || !session.certain(notes)) {
            running = false;
            return;
        }
        answered = notes.reach;
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
