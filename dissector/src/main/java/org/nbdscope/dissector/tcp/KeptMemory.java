package org.nbdscope.dissector.tcp;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Knows how much memory the connections keep for bytes that wait, and which of them has kept some for longest. */
final class KeptMemory {

    private final Set<TcpConnection> holders = new LinkedHashSet<>();
    private long total;

    /** A connection now keeps so many bytes more, or fewer. */
    void change(TcpConnection connection, long bytes) {
        if (bytes == 0) {
            return;
        }
        if (connection.keptBytes == 0) {
            holders.add(connection);
        }
        connection.keptBytes += bytes;
        total += bytes;
        if (connection.keptBytes == 0) {
            holders.remove(connection);
        }
    }

    /** Bytes of all connections. */
    long total() {
        return total;
    }

    /** The connections that keep some; a copy. */
    List<TcpConnection> holders() {
        return List.copyOf(holders);
    }

    /** The connection that has kept bytes for longest; there must be one. */
    TcpConnection eldest() {
        Iterator<TcpConnection> first = holders.iterator();
        return first.next();
    }
}
