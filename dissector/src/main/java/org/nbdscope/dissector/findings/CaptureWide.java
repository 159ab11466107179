package org.nbdscope.dissector.findings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the checks of different sessions of a capture have to know of each other. */
final class CaptureWide {

    /** Sessions that are open at the same time and are compared with a new one; further ones are not. */
    private static final int MAX_OPEN = 1024;

    /** Servers that are remembered. */
    private static final int MAX_SERVERS = 1024;

    /** Disks of which is remembered what they hold. */
    private static final int MAX_DISKS = 256;

    /** Cookies of requests that were never answered, of sessions that are over; the last ones are remembered. */
    private static final int MAX_UNANSWERED = 1024;

    /** Failed reads that are remembered; further ones are not. */
    private static final int MAX_FAILED_READS = 256;

    private final List<CheckedSession> open = new ArrayList<>();
    private final Set<String> structured = new HashSet<>();
    private final Map<String, ServerKnowledge> servers = new HashMap<>();
    private final ArrayDeque<LeftUnanswered> unanswered = new ArrayDeque<>();
    private final List<FailedRead> failedReads = new ArrayList<>();
    private int disks;
    /** Time of the newest message of the capture. */
    long timeNanos = Long.MIN_VALUE;

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

    /** What is known of a server (address and port). */
    ServerKnowledge server(String endpoint) {
        ServerKnowledge known = servers.get(endpoint);
        if (known == null) {
            known = new ServerKnowledge(this);
            if (servers.size() < MAX_SERVERS) {
                servers.put(endpoint, known);
            }
        }
        return known;
    }

    /** All servers that something is known of. */
    Collection<ServerKnowledge> servers() {
        return servers.values();
    }

    /** Whether one more disk may be remembered; then it counts. */
    boolean roomForDisk() {
        if (disks == MAX_DISKS) {
            return false;
        }
        disks++;
        return true;
    }

    void diskForgotten() {
        disks--;
    }

    /** A session ended without a reply to one of its requests. */
    void leftUnanswered(LeftUnanswered request) {
        if (unanswered.size() == MAX_UNANSWERED) {
            unanswered.removeFirst();
        }
        unanswered.addLast(request);
    }

    /** The newest request with this cookie that was never answered, to this server, of a session that is over; null where there is none. */
    LeftUnanswered unanswered(String server, long cookie) {
        LeftUnanswered newest = null;
        for (LeftUnanswered request : unanswered) {
            newest = request.cookie() == cookie && request.server().equals(server) ? request : newest;
        }
        return newest;
    }

    /** The sessions that are open at the moment. */
    List<CheckedSession> open() {
        return open;
    }
}
