package org.nbdscope.dissector.tcp;

import java.util.Arrays;

import org.nbdscope.dissector.packet.TcpSegment;

/**
 * The pieces of one stream that wait for the bytes before them, by offset and without overlap. Of a byte that comes twice the first copy
 * stands.
 */
final class KeptQueue {

    private static final KeptBytes[] NONE = {};

    private KeptBytes[] pieces = NONE;
    /** Index of the first piece in {@link #pieces}; the others follow. */
    private int head;
    private int size;
    private long cost;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Bytes of memory that the pieces need. */
    long cost() {
        return cost;
    }

    /** Stream offset of the first piece; there must be one. */
    long firstOffset() {
        return pieces[head].offset();
    }

    /** Packet of the first piece; there must be one. */
    long firstFrame() {
        return pieces[head].frame();
    }

    /** Time of the packet of the first piece; there must be one. */
    long firstTimeNanos() {
        return pieces[head].timeNanos();
    }

    KeptBytes removeFirst() {
        KeptBytes first = pieces[head];
        pieces[head++] = null;
        cost -= first.cost();
        if (--size == 0) {
            head = 0;
        }
        return first;
    }

    void clear() {
        pieces = NONE;
        head = 0;
        size = 0;
        cost = 0;
    }

    /**
     * Keeps what is not there yet of a segment's payload.
     *
     * @param dataOffset stream offset of the first payload byte
     * @param from       first stream offset of interest, not before {@code dataOffset}
     * @param end        behind the last one, not behind the payload's end
     * @return bytes that were not there yet
     */
    int add(TcpSegment segment, long dataOffset, long from, long end) {
        int added = 0;
        int index = firstEndingBehind(from);
        long at = from;
        while (at < end) {
            long to = index == size ? end : Math.min(end, piece(index).offset());
            if (at < to) {
                index += insert(index, segment, dataOffset, at, to);
                added += (int) (to - at);
            }
            at = index == size ? end : Math.max(at, piece(index).end());
            index++;
        }
        return added;
    }

    private KeptBytes piece(int index) {
        return pieces[head + index];
    }

    private int firstEndingBehind(long offset) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (piece(middle).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Inserts the bytes there are and then those that were cut; returns the number of pieces. */
    private int insert(int index, TcpSegment segment, long dataOffset, long from, long to) {
        int start = (int) (from - dataOffset);
        int end = (int) (to - dataOffset);
        int cut = Math.max(start, Math.min(end, segment.capturedPayload));
        int inserted = 0;
        if (start < cut) {
            insert(index, KeptBytes.copy(segment, from, start, cut));
            inserted++;
        }
        if (cut < end) {
            insert(index + inserted, KeptBytes.cut(segment, dataOffset + cut, end - cut));
            inserted++;
        }
        return inserted;
    }

    private void insert(int index, KeptBytes piece) {
        if (head + size == pieces.length) {
            // Room in front is used again when it is half of the array, so that moving pieces stays cheap on average.
            KeptBytes[] roomy = head > size ? pieces : new KeptBytes[Math.max(8, 2 * pieces.length)];
            System.arraycopy(pieces, head, roomy, 0, size);
            if (roomy == pieces) {
                Arrays.fill(pieces, size, head + size, null);
            }
            pieces = roomy;
            head = 0;
        }
        System.arraycopy(pieces, head + index, pieces, head + index + 1, size - index);
        pieces[head + index] = piece;
        size++;
        cost += piece.cost();
    }
}
