package org.nbdscope.dissector.analysis;

import java.util.BitSet;
import java.util.Collection;
import org.nbdscope.dissector.model.CaptureModel;

/** Looks since when the answers about a place on the disk have said the same. */
public final class StatusSince {

    private StatusSince() {
    }

    /**
     * Goes through the answers from the first one on.
     *
     * @param sessions {@link org.nbdscope.dissector.session.Session#id()} of the sessions whose answers count
     * @param context  name of the context
     * @param place    offset on the disk; unsigned
     * @param last     the last message that counts
     * @return the row of the message that said first what the last answer says, with no other answer in between; -1 where there is none
     */
    public static int find(CaptureModel model, Collection<Integer> sessions, String context, long place, int last) {
        BitSet answered = new BitSet();
        sessions.forEach(answered::set);
        StatusChunk chunk = new StatusChunk(model);
        int since = -1;
        long status = 0;
        for (int row = 0; row <= last; row++) {
            if (!answered.get(model.messages().session(row)) || !chunk.read(row)
                    || !context.equals(CoverageBuilder.contextOf(chunk.session(), chunk.contextId()))) {
                continue;
            }
            int extent = extentAt(chunk, place);
            if (extent >= 0 && (since < 0 || chunk.flags(extent) != status)) {
                since = row;
                status = chunk.flags(extent);
            }
        }
        return since;
    }

    private static int extentAt(StatusChunk chunk, long place) {
        long at = chunk.offset();
        for (int i = 0; i < chunk.count() && Long.compareUnsigned(at, place) <= 0; i++) {
            if (Long.compareUnsigned(place - at, chunk.length(i)) < 0) {
                return i;
            }
            long next = at + chunk.length(i);
            if (Long.compareUnsigned(next, at) < 0) {
                return -1;
            }
            at = next;
        }
        return -1;
    }
}
