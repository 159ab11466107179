package org.nbdscope.dissector.tcp;

/** Connections, those that were used last at the end. A connection is in at most one such list. */
final class ConnectionList {

    private TcpConnection eldest;
    private TcpConnection newest;
    private int size;

    int size() {
        return size;
    }

    /** The connection at the beginning; null where there is none. */
    TcpConnection eldest() {
        return eldest;
    }

    void append(TcpConnection connection) {
        connection.older = newest;
        if (newest == null) {
            eldest = connection;
        } else {
            newest.newer = connection;
        }
        newest = connection;
        size++;
    }

    void remove(TcpConnection connection) {
        if (connection.older == null) {
            eldest = connection.newer;
        } else {
            connection.older.newer = connection.newer;
        }
        if (connection.newer == null) {
            newest = connection.older;
        } else {
            connection.newer.older = connection.older;
        }
        connection.older = null;
        connection.newer = null;
        size--;
    }

    /** Moves a connection of this list to the end. */
    void touch(TcpConnection connection) {
        if (connection != newest) {
            remove(connection);
            append(connection);
        }
    }
}
