package org.nbdscope.app.view.find;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.Session;

/** Finds the message that a byte of a stream belongs to. Knows the messages that there were when it was made: 4 bytes for each. */
public final class StreamMessages {

    private static final int[] NONE = {};

    private final MessageTable messages;
    /** By connection and direction: rows in the order of the stream. */
    private final Map<Long, int[]> rows = new HashMap<>();
    private final Map<Long, Integer> counts = new HashMap<>();

    /** The first {@code count} messages of a model. */
    public StreamMessages(CaptureModel model, int count) {
        messages = model.messages();
        for (int row = messages.first(); row < count; row++) {
            Session session = model.session(messages.session(row));
            long key = key(session.connection().number(), session.direction(messages.from(row)));
            int used = counts.merge(key, 1, Integer::sum);
            int[] known = rows.getOrDefault(key, NONE);
            if (used > known.length) {
                known = Arrays.copyOf(known, Math.max(16, used * 2));
                rows.put(key, known);
            }
            known[used - 1] = row;
        }
    }

    private static long key(long connection, int direction) {
        return connection * 2 + direction;
    }

    /** The row of the message with the byte at this offset; {@link MessageTable#NONE} where it is none's. */
    int at(long connection, int direction, long streamOffset) {
        long key = key(connection, direction);
        int place = firstBehind(key, streamOffset);
        int row = place < counts.getOrDefault(key, 0) ? rows.get(key)[place] : MessageTable.NONE;
        return row != MessageTable.NONE && messages.streamOffset(row) <= streamOffset ? row : MessageTable.NONE;
    }

    /** Whether one of these messages has bytes in a range of a stream. */
    public boolean anyOf(BitSet wanted, long connection, int direction, long from, long length) {
        long key = key(connection, direction);
        int[] known = rows.getOrDefault(key, NONE);
        int count = counts.getOrDefault(key, 0);
        for (int place = firstBehind(key, from); place < count && messages.streamOffset(known[place]) < from + length; place++) {
            if (wanted.get(known[place])) {
                return true;
            }
        }
        return false;
    }

    /** Which of a stream's messages is the first that ends behind an offset. */
    private int firstBehind(long key, long streamOffset) {
        int[] known = rows.getOrDefault(key, NONE);
        int low = 0;
        int high = counts.getOrDefault(key, 0);
        while (low < high) {
            int middle = low + high >>> 1;
            if (messages.streamOffset(known[middle]) + messages.bytes(known[middle]) > streamOffset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
