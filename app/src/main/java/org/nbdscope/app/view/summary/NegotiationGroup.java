package org.nbdscope.app.view.summary;

import java.util.List;
import org.nbdscope.dissector.analysis.Negotiation;

/**
 * Connections whose handshakes went alike.
 *
 * @param connections {@code C0 C2 C3}
 * @param rows        the features, the same in all groups and in the same order; uses added up
 */
public record NegotiationGroup(String connections, List<Negotiation> rows) {
}
