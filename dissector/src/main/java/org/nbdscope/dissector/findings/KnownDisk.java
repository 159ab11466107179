package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.tcp.TcpConnection;

/** What is known of one disk of a server, from all sessions that use it. */
final class KnownDisk {

    /** Trims that are remembered until something is written there; further ones are not. */
    private static final int MAX_TRIMS = 256;

    private final ServerKnowledge server;
    /** Name and size of the export; null where they are not in the capture. */
    private final String export;
    private final Long size;
    final KnownStatus status = new KnownStatus();
    /** Trims where zeroes are wanted, and nothing was written since. */
    private final List<SuspectTrim> trims = new ArrayList<>();
    /** Address of the client that was told; and whether there are several. */
    private boolean told;
    private boolean several;
    private long clientHigh;
    private long clientLow;

    KnownDisk(ServerKnowledge server, String export, Long size) {
        this.server = server;
        this.export = export;
        this.size = size;
    }

    ServerKnowledge server() {
        return server;
    }

    boolean isNamed() {
        return export != null;
    }

    String export() {
        return export;
    }

    boolean is(Session session) {
        return isNamed() && export.equals(session.export()) && size.equals(session.size());
    }

    /** A session's client was told the status of some of it. */
    void told(Session session) {
        TcpConnection connection = session.connection();
        int client = session.direction(Side.CLIENT);
        server.told();
        if (!told || status.isEmpty()) {
            told = true;
            several = false;
            clientHigh = connection.addressHigh(client);
            clientLow = connection.addressLow(client);
        } else {
            several |= !isTold(connection, client);
        }
    }

    /** Whether a session's client, or another program on its host, was told all that is known. */
    boolean knownTo(Session session) {
        return told && !several && isTold(session.connection(), session.direction(Side.CLIENT));
    }

    private boolean isTold(TcpConnection connection, int client) {
        return connection.addressHigh(client) == clientHigh && connection.addressLow(client) == clientLow;
    }

    void add(SuspectTrim trim) {
        if (trims.size() < MAX_TRIMS) {
            trims.add(trim);
        }
    }

    /** What is written there makes up for trims. */
    void written(long offset, long length) {
        if (!trims.isEmpty()) {
            trims.removeIf(trim -> trim.overlaps(offset, length));
        }
    }

    /** The trims of a session, which are forgotten. */
    List<SuspectTrim> takeTrims(CheckedSession session) {
        if (trims.isEmpty()) {
            return List.of();
        }
        List<SuspectTrim> own = trims.stream().filter(trim -> trim.session() == session).toList();
        trims.removeAll(own);
        return own;
    }
}
