package org.nbdscope.dissector.findings;

import java.util.Arrays;
import org.nbdscope.dissector.session.Message;

/** What the checks note of one request while it is in flight. Used again with its {@code PendingRequest}, so that nothing is allocated. */
final class RequestNotes {

    /** Pieces of a read's reply that are kept apart at most; with more of them nothing is said about coverage. */
    static final int MAX_PIECES = 4096;
    /** Context ids that are kept of a reply; with more of them nothing is said about the contexts. */
    static final int MAX_CONTEXTS = 256;

    /** The request these notes are about. */
    int index = -1;
    /** Whether its request message has come, so that the place and the filter are known. */
    boolean requestSeen;
    boolean answered;
    /** Whether it counts among the live ones. */
    boolean live;
    /** {@link WatchedSession#gaps} when the notes were begun. */
    int gaps;
    long frame;
    long streamOffset;
    long bytes;
    long timeNanos;
    /** Bytes of the export it is about; 0 where that is not known. */
    long effectLength;
    /** The contexts it names in its payload; null without one. */
    long[] contextIds;

    /** Something was wrong with the reply already: what follows from that is not reported again. */
    boolean broken;
    /** Something of the reply is not in the capture. */
    boolean unknown;
    int chunks;
    int contentChunks;
    int errors;
    int offsetErrors;
    /** Where on the disk the last error with an offset was; -1 without one. */
    long errorOffset;
    /** Bytes from the request's offset that were answered without a gap. */
    long covered;
    private long[] pieces = {};
    private int pieceCount;
    private long[] contexts = {};
    private int contextCount;

    /** {@link ServerKnowledge#writes} when it was sent; -1 where something was being written then. */
    long writesBefore;
    /** Whether it counts in {@link ServerKnowledge#writesInFlight}. */
    boolean writeInFlight;
    /** The least that the answered contexts reached, in bytes from the request's offset. */
    long reach;
    int extents;
    /** Bytes of the last status chunk's extents; 0 unless each has a length, and another status than the one before. */
    long plainBytes;
    /** Block status requests that were sent before it, the last one left out if one was in flight. */
    int mapsBefore;
    /** How many others were in flight when it was sent. */
    int depth;
    /** Its place among the writes in flight that are compared; -1 where it has none. */
    int writeSlot;

    void begin(int forIndex, int gapsSoFar) {
        index = forIndex;
        gaps = gapsSoFar;
        requestSeen = false;
        answered = false;
        live = false;
        contextIds = null;
        broken = false;
        unknown = false;
        chunks = 0;
        contentChunks = 0;
        errors = 0;
        offsetErrors = 0;
        errorOffset = -1;
        covered = 0;
        pieceCount = 0;
        contextCount = 0;
        reach = 0;
        extents = 0;
        plainBytes = 0;
        writeSlot = -1;
        depth = 0;
        writesBefore = -1;
        writeInFlight = false;
    }

    /** Time from the request to a message that answers it, in nanoseconds; 0 where the clock went back. */
    long latencyNanos(Message answer) {
        return Math.max(0, answer.timeNanos - timeNanos);
    }

    /** The contexts that its payload names are not known, and maybe not its length either: the capture has not all of the payload. */
    void payloadUnknown(boolean lengthKnown) {
        unknown = true;
        contextIds = null;
        effectLength = lengthKnown ? effectLength : 0;
    }

    /**
     * Notes that a part of the request was answered.
     *
     * @param from from the request's offset
     * @param to   exclusive; more than {@code from}
     * @return whether no byte of it had been answered before
     */
    boolean cover(long from, long to) {
        if (Long.compareUnsigned(from, covered) < 0) {
            return false;
        }
        if (from != covered) {
            return coverApart(from, to);
        }
        covered = to;
        if (pieceCount > 0) {
            if (Long.compareUnsigned(pieces[0], to) < 0) {
                return false;
            }
            while (pieceCount > 0 && pieces[0] == covered) {
                covered = pieces[1];
                pieceCount--;
                System.arraycopy(pieces, 2, pieces, 0, pieceCount * 2);
            }
        }
        return true;
    }

    /** Keeps a piece in its place among those that are not joined to the beginning yet. */
    private boolean coverApart(long from, long to) {
        int at = 0;
        while (at < pieceCount && Long.compareUnsigned(pieces[2 * at], from) < 0) {
            at++;
        }
        boolean free = (at == 0 || Long.compareUnsigned(pieces[2 * at - 1], from) <= 0)
                && (at == pieceCount || Long.compareUnsigned(to, pieces[2 * at]) <= 0);
        if (!free || pieceCount == MAX_PIECES) {
            unknown |= free;
            return free;
        }
        if (2 * pieceCount == pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(8, pieces.length * 2));
        }
        System.arraycopy(pieces, 2 * at, pieces, 2 * at + 2, 2 * (pieceCount - at));
        pieces[2 * at] = from;
        pieces[2 * at + 1] = to;
        pieceCount++;
        return true;
    }

    /** Notes that a context was reported; false where it had been before. */
    boolean context(long id) {
        if (reported(id)) {
            return false;
        }
        if (contextCount == MAX_CONTEXTS) {
            unknown = true;
            return true;
        }
        if (contextCount == contexts.length) {
            contexts = Arrays.copyOf(contexts, Math.max(4, contexts.length * 2));
        }
        contexts[contextCount++] = id;
        return true;
    }

    /** Whether a context was reported. */
    boolean reported(long id) {
        for (int i = 0; i < contextCount; i++) {
            if (contexts[i] == id) {
                return true;
            }
        }
        return false;
    }

    /** Number of contexts reported. */
    int contextCount() {
        return contextCount;
    }
}
