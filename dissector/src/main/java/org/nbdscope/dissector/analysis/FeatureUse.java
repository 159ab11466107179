package org.nbdscope.dissector.analysis;

/** How often a session used what a handshake can agree on. */
final class FeatureUse {

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
