package org.nbdscope.dissector.analysis;

/** How often a session used what a handshake can agree on. */
final class FeatureUse {

    /** The block size of most disks, where the server was not asked for its own. */
    static final int USUAL_BLOCK = 4096;

    /** Reads and writes that are no multiples of {@link #USUAL_BLOCK}. */
    long unaligned;
    long flush;
    long trim;
    long writeZeroes;
    long cache;
    long blockStatus;
    long blockStatusPayload;
    long fua;
    long df;
    long fastZero;
    long structuredChunks;
    long extendedRequests;
    long tlsRecords;
    /** The client's flags; null where they were not seen. */
    Integer clientFlags;
}
