package org.nbdscope.app.view.summary;

import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.analysis.Negotiation;
import org.nbdscope.dissector.analysis.Statement;

/**
 * Connections whose handshakes went alike.
 *
 * @param connections {@code C0 C2 C3}
 * @param rows        the features, the same in all groups and in the same order; uses added up
 * @param places      the messages of the first connection's handshake to which the rows point
 */
public record NegotiationGroup(String connections, List<Negotiation> rows, Map<Statement, HandshakePlace> places) {
}
