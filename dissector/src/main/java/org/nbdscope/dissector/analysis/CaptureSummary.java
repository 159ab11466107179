package org.nbdscope.dissector.analysis;

import java.util.List;

/**
 * A capture in short.
 *
 * @param sessions in the order of their numbers
 * @param disks    those that were answered about, in the order of the first answers
 */
public record CaptureSummary(List<SessionSummary> sessions, List<DiskSummary> disks) {
}
