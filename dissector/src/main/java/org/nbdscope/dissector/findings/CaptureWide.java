package org.nbdscope.dissector.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the checks of different sessions of a capture have to know of each other. */
final class CaptureWide {

    /** Sessions that are open at the same time and are compared with a new one; further ones are not. */
    private static final int MAX_OPEN = 1024;

    /** Servers that are remembered. */
    private static final int MAX_SERVERS = 1024;

    /** Failed reads that are remembered; further ones are not. */
    private static final int MAX_FAILED_READS = 256;

    private final List<CheckedSession> open = new ArrayList<>();
    private final Set<String> structured = new HashSet<>();
    private final List<FailedRead> failedReads = new ArrayList<>();
    /** Writes, trims and writes of zeroes so far, on all sessions. */
    long writes;
    /** How many of them are in flight. */
    int writesInFlight;

    void opened(CheckedSession session) {
        if (open.size() < MAX_OPEN) {
            open.add(session);
        }
    }

    void closed(CheckedSession session) {
        open.remove(session);
    }

    /** Ranges that could not be read, and were not read since; those of sessions that are closed too. */
    List<FailedRead> failedReads() {
        return failedReads;
    }

    /** A read failed. */
    void failed(FailedRead read) {
        if (failedReads.size() < MAX_FAILED_READS) {
            failedReads.add(read);
        }
    }

    /** A server (address and port) granted structured replies or extended headers. */
    void structured(String server) {
        if (structured.size() < MAX_SERVERS) {
            structured.add(server);
        }
    }

    boolean isStructured(String server) {
        return structured.contains(server);
    }

    /** The sessions that are open at the moment. */
    List<CheckedSession> open() {
        return open;
    }
}
