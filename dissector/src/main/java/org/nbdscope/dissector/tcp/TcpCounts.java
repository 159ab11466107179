package org.nbdscope.dissector.tcp;

/** What {@link TcpReassembler} met in all connections together. Bytes are payload bytes. */
public final class TcpCounts {

    long connections;
    long segments;
    long retransmittedSegments;
    long retransmittedBytes;
    long outOfOrderSegments;
    long straySegments;
    long lateSegments;
    long lostBytes;
    long cutBytes;
    long evictedConnections;

    TcpCounts() {
    }

    /** Connections that began in the capture. */
    public long connections() {
        return connections;
    }

    /** TCP segments, with payload or without. */
    public long segments() {
        return segments;
    }

    /** Segments with payload of which at least one byte had come before: retransmissions, probes, packets captured twice. */
    public long retransmittedSegments() {
        return retransmittedSegments;
    }

    /** Bytes dropped because they had come before. */
    public long retransmittedBytes() {
        return retransmittedBytes;
    }

    /** Segments that came before bytes that belong in front of them. */
    public long outOfOrderSegments() {
        return outOfOrderSegments;
    }

    /** Segments dropped because their sequence number has nothing to do with the connection, or lies behind its end. */
    public long straySegments() {
        return straySegments;
    }

    /** Segments that came when their connection was over: of most connections that is the last acknowledgement. */
    public long lateSegments() {
        return lateSegments;
    }

    /** Bytes reported as {@link Missing#LOST}. */
    public long lostBytes() {
        return lostBytes;
    }

    /** Bytes reported as {@link Missing#CUT}. */
    public long cutBytes() {
        return cutBytes;
    }

    /** Connections closed because there were too many at once. */
    public long evictedConnections() {
        return evictedConnections;
    }
}
