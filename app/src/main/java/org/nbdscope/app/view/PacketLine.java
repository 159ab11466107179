package org.nbdscope.app.view;

import org.nbdscope.dissector.session.Session;

/**
 * What a list says of a packet.
 *
 * @param number      as Wireshark counts, from 1
 * @param timeNanos   since 1970, or {@code Frame.NO_TIME}
 * @param length      bytes on the wire
 * @param source      address; "" where it is not known
 * @param destination address; "" where it is not known
 * @param protocol    the innermost that was recognised
 * @param info        ports, flags and numbers of TCP, and the messages that the packet completed
 * @param session     the NBD session that it belongs to; null for none
 * @param first       row of the first message that it completed, or {@code MessageTable.NONE}
 */
public record PacketLine(long number, long timeNanos, long length, String source, String destination, String protocol, String info,
                  Session session, int first) {
}
