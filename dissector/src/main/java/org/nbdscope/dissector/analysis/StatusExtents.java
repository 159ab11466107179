package org.nbdscope.dissector.analysis;

/** The extents of one block status chunk, one behind the other. */
interface StatusExtents {

    /** Number of extents that are in the capture. */
    int count();

    /** Length in bytes as sent, unsigned. */
    long length(int index);

    /** Status flags as sent. */
    long flags(int index);
}
