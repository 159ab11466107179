package org.nbdscope.dissector.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.nbdscope.dissector.capture.Frame;

/**
 * Puts IP packets together from their fragments (RFC 791, 3.2; RFC 8200, 4.5), whatever their order. Of bytes that come twice the first
 * copy stands. Fragments that contradict each other discard what was kept of their packet. When a limit is reached the packet that was
 * begun first is given up.
 */
final class Fragments {

    /** Packets of which fragments are kept. */
    static final int MAX_DATAGRAMS = 256;
    /** Bytes kept of them all. */
    static final int MAX_BYTES = 4 << 20;
    /** Nanoseconds of capture time after which a packet's identification may be used anew. */
    static final long MAX_AGE_NANOS = 30_000_000_000L;

    /** {@link #add}: fragments are still missing. */
    static final int INCOMPLETE = -1;

    private record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int identification) {
    }

    private final Map<Key, Datagram> datagrams = new LinkedHashMap<>();
    private int bytes;

    /** Whether a fragment can be part of a packet: not empty, whole units except for the last, not past the greatest length. */
    static boolean valid(Rest rest, int offset, boolean more) {
        return rest.wire > 0 && offset + rest.wire <= Datagram.MAX_LENGTH && (!more || rest.wire % Datagram.UNIT == 0);
    }

    /**
     * Keeps a {@link #valid} fragment.
     *
     * @param segment  knows addresses and time
     * @param protocol what the first fragment says follows
     * @param offset   of the fragment in the packet, in bytes
     * @param more     whether it is not the last one
     * @param rest     the fragment; becomes the whole packet's when it is complete
     * @return what the whole packet begins with, or {@link #INCOMPLETE}
     */
    int add(TcpSegment segment, int identification, int protocol, int offset, boolean more, Rest rest) {
        Key key = new Key(segment.sourceHigh, segment.sourceLow, segment.destinationHigh, segment.destinationLow, identification);
        Datagram datagram = datagrams.get(key);
        if (datagram != null && tooOld(datagram, segment.timeNanos)) {
            remove(key, datagram);
            datagram = null;
        }
        if (datagram == null) {
            if (datagrams.size() == MAX_DATAGRAMS) {
                removeEldest();
            }
            datagram = new Datagram(segment.timeNanos);
            datagrams.put(key, datagram);
        }
        int before = datagram.allocated();
        boolean consistent = datagram.add(protocol, offset, more, rest);
        bytes += datagram.allocated() - before;
        if (!consistent) {
            remove(key, datagram);
            return INCOMPLETE;
        }
        if (datagram.complete()) {
            remove(key, datagram);
            datagram.move(rest);
            return datagram.protocol();
        }
        while (bytes > MAX_BYTES) {
            removeEldest();
        }
        return INCOMPLETE;
    }

    private static boolean tooOld(Datagram datagram, long now) {
        return now != Frame.NO_TIME && datagram.began() != Frame.NO_TIME && now - datagram.began() > MAX_AGE_NANOS;
    }

    private void remove(Key key, Datagram datagram) {
        datagrams.remove(key);
        bytes -= datagram.allocated();
    }

    private void removeEldest() {
        Iterator<Datagram> eldest = datagrams.values().iterator();
        bytes -= eldest.next().allocated();
        eldest.remove();
    }
}
