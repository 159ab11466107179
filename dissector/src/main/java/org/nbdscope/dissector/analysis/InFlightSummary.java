package org.nbdscope.dissector.analysis;

/**
 * How many requests were in flight at once.
 *
 * @param peak at most
 * @param mean on average over the time in which there was at least one; null where that time is 0
 */
public record InFlightSummary(int peak, Double mean) {
}
