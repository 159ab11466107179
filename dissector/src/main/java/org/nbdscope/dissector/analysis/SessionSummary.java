package org.nbdscope.dissector.analysis;

import java.util.List;
import org.nbdscope.dissector.session.Session;

/**
 * One session in short.
 *
 * @param session     its peers, its export, and what the handshake agreed
 * @param negotiation what it could use, agreed on, and used
 * @param traffic     what went over its connection
 * @param mapRuns     its runs of block status requests, with their causes
 * @param coverage    what its own answers say of the disk, by context
 * @param connections connections of this client to this disk that were open at the same time, at most; this one included
 * @param peers       which programs its peers seem to be
 * @param splits      trims and writes of zeroes that were asked for in pieces, a row per command that has some
 * @param whatIf      what other ways to ask would have cost; an estimate
 */
public record SessionSummary(Session session, List<Negotiation> negotiation, Traffic traffic, MapRuns mapRuns,
                             List<ContextSummary> coverage, int connections, PeerFingerprint peers,
                             List<SplitRequests> splits, List<WhatIf> whatIf) {

    /** Of a session that is still being read: without what only its end settles. */
    public static SessionSummary soFar(Session session, Traffic traffic, MapRuns mapRuns) {
        return new SessionSummary(session, List.of(), traffic, mapRuns, List.of(), 1, null, List.of(), List.of());
    }
}
