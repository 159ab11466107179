package org.nbdscope.dissector.findings;

/**
 * A range that could not be read, and was not read since.
 *
 * @param session of the read
 * @param offset  in bytes, unsigned
 * @param length  in bytes, unsigned
 */
record FailedRead(CheckedSession session, long offset, long length) {

    /** Whether it has a byte in common with a range. */
    boolean overlaps(long from, long bytes) {
        return Numbers.overlap(offset, length, from, bytes);
    }
}
