package org.nbdscope.dissector.analysis;

import java.util.List;

/**
 * What all sessions together were told about a disk.
 *
 * @param disk     what makes it one disk
 * @param sessions {@link org.nbdscope.dissector.session.Session#id()} of the sessions with answers
 * @param contexts a row per context that was answered about
 */
public record DiskSummary(Disk disk, List<Integer> sessions, List<ContextSummary> contexts) {
}
