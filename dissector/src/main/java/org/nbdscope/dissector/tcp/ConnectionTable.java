package org.nbdscope.dissector.tcp;

import java.util.SplittableRandom;

import org.nbdscope.dissector.packet.TcpSegment;

/** Finds the connection of a segment by addresses and ports, in either direction. */
final class ConnectionTable {

    /** Not to be known beforehand, so that nobody can make packets that all fall into one place. */
    private final long secret = new SplittableRandom().nextLong();
    private TcpConnection[] heads = new TcpConnection[1024];
    private int size;
    /** The connection that was asked for last: most often the next packet's too. */
    private TcpConnection last;

    int size() {
        return size;
    }

    /** The connection with these addresses and ports; null where there is none. */
    TcpConnection find(TcpSegment segment) {
        if (last != null && last.directionOf(segment) >= 0) {
            return last;
        }
        int hash = hash(segment);
        for (TcpConnection c = heads[hash & heads.length - 1]; c != null; c = c.chain) {
            if (c.hash == hash && c.directionOf(segment) >= 0) {
                last = c;
                return c;
            }
        }
        return null;
    }

    /** @param segment any of the connection's */
    void add(TcpConnection connection, TcpSegment segment) {
        if (size == heads.length) {
            grow();
        }
        connection.hash = hash(segment);
        link(connection);
        size++;
        last = connection;
    }

    void remove(TcpConnection connection) {
        int place = connection.hash & heads.length - 1;
        if (heads[place] == connection) {
            heads[place] = connection.chain;
        } else {
            TcpConnection before = heads[place];
            while (before.chain != connection) {
                before = before.chain;
            }
            before.chain = connection.chain;
        }
        connection.chain = null;
        size--;
        if (last == connection) {
            last = null;
        }
    }

    private void link(TcpConnection connection) {
        int place = connection.hash & heads.length - 1;
        connection.chain = heads[place];
        heads[place] = connection;
    }

    private void grow() {
        TcpConnection[] old = heads;
        heads = new TcpConnection[2 * old.length];
        for (TcpConnection head : old) {
            TcpConnection c = head;
            while (c != null) {
                TcpConnection next = c.chain;
                link(c);
                c = next;
            }
        }
    }

    /** The same for both directions. */
    private int hash(TcpSegment s) {
        long sum = endpoint(s.sourceHigh, s.sourceLow, s.sourcePort) + endpoint(s.destinationHigh, s.destinationLow, s.destinationPort);
        return (int) (sum ^ sum >>> 32);
    }

    private long endpoint(long high, long low, int port) {
        return mix(mix(low ^ secret) + high + Long.rotateLeft(port, 48));
    }

    /** Lets every bit of the input change every bit of the output. */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 32) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
        return mixed ^ mixed >>> 32;
    }
}
