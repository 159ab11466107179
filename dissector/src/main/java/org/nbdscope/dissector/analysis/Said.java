package org.nbdscope.dissector.analysis;

/**
 * Where a handshake speaks of a feature; null where it does not, also where just that says something: who never asks does not want it.
 *
 * @param offered the server's words that it has the feature, or has not
 * @param asked   the client's wish
 * @param granted the server's answer
 */
public record Said(Statement offered, Statement asked, Statement granted) {

    /** Nowhere. */
    public static final Said NOWHERE = new Said(null, null, null);
}
