package org.nbdscope.app.view.coverage;

import java.util.List;

/**
 * Whose answers a map is made of.
 *
 * @param label    what people call it
 * @param merged   whether all connections to the disk count, not only one
 * @param sessions {@link org.nbdscope.dissector.session.Session#id()} of the sessions whose answers count
 * @param writers  those of all sessions that use the disk
 * @param size     of the export in bytes, unsigned; null where it is not known
 * @param detail   size and block sizes of the export in words
 */
public record CoverageSubject(String label, boolean merged, List<Integer> sessions, List<Integer> writers, Long size, String detail) {

    /** Whether it is about the same sessions, whatever they are called by now. */
    public boolean sameAs(CoverageSubject other) {
        return other != null && merged == other.merged && sessions.get(0).equals(other.sessions.get(0));
    }

    @Override
    public String toString() {
        return label;
    }
}
