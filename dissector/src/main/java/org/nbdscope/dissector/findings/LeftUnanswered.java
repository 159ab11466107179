package org.nbdscope.dissector.findings;

import org.nbdscope.dissector.session.Session;

/**
 * A request that was never answered, of a session that is over.
 *
 * @param server address and port of its server
 */
record LeftUnanswered(Session session, String server, long cookie) {
}
