package org.nbdscope.app.live;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the scanners of a connection's two directions tell each other. */
final class NegotiatedState {

    /** Reads in flight that are remembered; the oldest are forgotten beyond that. */
    private static final int MAX_READS = 1 << 16;

    /** The client asked with NBD_OPT_EXPORT_NAME, whose answer has no magic. */
    boolean exportNameAsked;
    /** The server acknowledged structured replies or extended headers: a simple reply is no regular answer to a read any more. */
    boolean structured;

    private final Map<Long, Long> reads = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MAX_READS;
        }
    };

    /** A read was asked for. */
    void read(long cookie, long length) {
        reads.put(cookie, length);
    }

    /** Forgets the read with this cookie and returns its length; 0 where there is none. */
    long answered(long cookie) {
        Long length = reads.remove(cookie);
        return length == null ? 0 : length;
    }
}
