package org.nbdscope.dissector.findings;

/** The ranges of the writes of one session that wait for their reply, to be compared with each new one. */
final class WritesInFlight {

    /** Writes that are compared with each new one; with more of them in flight only these are. */
    private static final int COMPARED = 64;
    /** The disk in pieces of 1 MiB, each of which shares its count with every 256th. */
    private static final int PIECE_BITS = 20;
    private static final int PIECES = 256;

    private final long[] from = new long[COMPARED];
    private final long[] to = new long[COMPARED];
    private final RequestNotes[] writes = new RequestNotes[COMPARED];
    private int size;
    /** How many of them lie within each piece: where none does, no other has to be looked at. */
    private final int[] inPiece = new int[PIECES];
    /** How many do not lie within one piece. */
    private int large;

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds a write, if there is room.
     *
     * @param offset in bytes, unsigned
     * @param end    exclusive
     * @param notes  of the request; keeps its place here
     */
    void add(long offset, long end, RequestNotes notes) {
        if (size == COMPARED) {
            return;
        }
        from[size] = offset;
        to[size] = end;
        writes[size] = notes;
        notes.writeSlot = size;
        size++;
        count(offset, end, 1);
    }

    /** Takes a write out; one that was not added is passed over. */
    void remove(RequestNotes notes) {
        int slot = notes.writeSlot;
        if (slot < 0) {
            return;
        }
        count(from[slot], to[slot], -1);
        size--;
        from[slot] = from[size];
        to[slot] = to[size];
        writes[slot] = writes[size];
        writes[slot].writeSlot = slot;
        notes.writeSlot = -1;
    }

    /** One of the writes that overlaps a range, or null. */
    RequestNotes overlapping(long offset, long end) {
        if (large == 0 && isWithinPiece(offset, end) && inPiece[piece(offset)] == 0) {
            return null;
        }
        for (int i = 0; i < size; i++) {
            // One comparison, which is hardly ever true, leaves few to look at; two in their natural form are true half of the time.
            long before = end - 1 - from[i];
            long reach = to[i] - from[i] + (end - offset) - 1;
            if (Long.compareUnsigned(before, reach) < 0 && Long.compareUnsigned(from[i], end) < 0
                    && Long.compareUnsigned(offset, to[i]) < 0) {
                return writes[i];
            }
        }
        return null;
    }

    private void count(long offset, long end, int change) {
        if (isWithinPiece(offset, end)) {
            inPiece[piece(offset)] += change;
        } else {
            large += change;
        }
    }

    private static boolean isWithinPiece(long offset, long end) {
        return offset >>> PIECE_BITS == end - 1 >>> PIECE_BITS;
    }

    private static int piece(long offset) {
        return (int) (offset >>> PIECE_BITS) & PIECES - 1;
    }
}
