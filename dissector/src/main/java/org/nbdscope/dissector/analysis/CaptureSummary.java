package org.nbdscope.dissector.analysis;

import java.util.List;

/**
 * A capture in short.
 *
 * @param sessions in the order of their numbers
 * @param pairs    what each client and server agreed on over all their connections
 * @param disks    those that were answered about, in the order of the first answers
 */
public record CaptureSummary(List<SessionSummary> sessions, List<PairNegotiation> pairs, List<DiskSummary> disks) {
}
