package org.nbdscope.dissector.analysis;

/**
 * What is known of a disk in one metadata context.
 *
 * @param context name of the context; {@code id n} where the handshake that named it was not seen
 * @param totals  how much has which status
 */
public record ContextSummary(String context, MapTotals totals) {
}
