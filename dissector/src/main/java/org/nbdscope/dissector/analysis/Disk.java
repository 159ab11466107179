package org.nbdscope.dissector.analysis;

import org.nbdscope.dissector.session.HandshakeStyle;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/**
 * What makes sessions look at the same disk: server, export and size. Where the export or its size is not known (the capture began after
 * the handshake), a session's disk is its own.
 *
 * @param server  address and port of the server
 * @param export  name of the export; null with the oldstyle handshake, and where it is not known
 * @param size    bytes, unsigned; null where it is not known
 * @param session {@link Session#id()} of the only session that is known to use it; null where the other parts say enough
 */
public record Disk(String server, String export, Long size, Integer session) {

    /** The disk a session uses, as far as its handshake has told. */
    public static Disk of(Session session) {
        boolean named = session.export() != null || session.handshake() == HandshakeStyle.OLDSTYLE;
        boolean known = named && session.size() != null;
        return new Disk(session.endpoint(Side.SERVER), session.export(), session.size(), known ? null : session.id());
    }
}
