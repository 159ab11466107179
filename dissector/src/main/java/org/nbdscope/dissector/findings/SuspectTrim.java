package org.nbdscope.dissector.findings;

/**
 * A trim of a range that is zero on the disk it is copied from.
 *
 * @param session that trims
 * @param offset  in bytes, unsigned
 * @param length  in bytes, unsigned
 * @param place   of the request
 * @param source  name of the export that is copied
 */
record SuspectTrim(CheckedSession session, long offset, long length, MessagePlace place, String source) {

    boolean overlaps(long from, long bytes) {
        return Numbers.overlap(offset, length, from, bytes);
    }
}
