package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;

/**
 * Gathers what a summary of a capture shows, while the capture is read or, with {@link ModelReplay}, afterwards. A message may be released
 * once {@link #messageAdded} has returned and, where it has a transaction, {@link #transactionFinished} for that.
 */
public final class CaptureAnalysis implements ModelListener {

    private final CaptureModel model;
    private final CoverageBuilder coverage;
    private final MapRunBuilder mapRuns;
    private final TrafficBuilder traffic;
    private final PeerHabits peers;

    /** Nothing gathered yet of this capture. */
    public CaptureAnalysis(CaptureModel model) {
        this.model = model;
        coverage = new CoverageBuilder(model);
        mapRuns = new MapRunBuilder(model);
        traffic = new TrafficBuilder(model);
        peers = new PeerHabits(model);
    }

    @Override
    public void messageAdded(int message) {
        coverage.messageAdded(message);
        mapRuns.messageAdded(message);
        traffic.messageAdded(message);
        peers.messageAdded(message);
    }

    @Override
    public void transactionFinished(int transaction) {
        mapRuns.transactionFinished(transaction);
        traffic.transactionFinished(transaction);
    }

    /** What was said about the disks. */
    public CoverageBuilder coverage() {
        return coverage;
    }

    /** The runs of block status requests. */
    public MapRunBuilder mapRuns() {
        return mapRuns;
    }

    /** What went over the connections. */
    public TrafficBuilder traffic() {
        return traffic;
    }

    /** The summary of what was seen so far; the content of writes was not looked at. */
    public CaptureSummary summary() {
        return summary(session -> 0);
    }

    /**
     * The summary of what was seen so far.
     *
     * @param zeroWrites how many of a session's writes hold nothing but zeroes, though the server offers to write zeroes
     */
    public CaptureSummary summary(ToLongFunction<Session> zeroWrites) {
        List<Session> sessions = new ArrayList<>(model.sessions());
        sessions.sort(Comparator.comparingInt(session -> session.number() < 0 ? Integer.MAX_VALUE : session.number()));
        Map<Integer, Traffic> traffics = new HashMap<>();
        ParallelConnections parallel = new ParallelConnections();
        for (Session session : sessions) {
            Traffic its = traffic.trafficOf(session.id());
            traffics.put(session.id(), its);
            parallel.add(session, its);
        }
        Map<Integer, Integer> connections = parallel.counts();
        List<SessionSummary> summaries = new ArrayList<>();
        for (Session session : sessions) {
            int id = session.id();
            MapRuns maps = mapRuns.runsOf(id);
            List<SplitRequests> splits = traffic.splitsOf(id);
            summaries.add(new SessionSummary(session, NegotiationTable.of(session, traffic.useOf(id), connections.get(id),
                    new MissedSavings(session, traffic.useOf(id), traffics.get(id), maps, splits, zeroWrites.applyAsLong(session))),
                    traffics.get(id), maps, contexts(coverage.mapsOf(id)), connections.get(id),
                    peers.peersOf(session), splits, WhatIfs.of(session, maps, splits, traffic.timesOf(id))));
        }
        List<DiskSummary> disks = coverage.disks().stream()
                .map(disk -> new DiskSummary(disk.disk(), List.copyOf(disk.sessions()), contexts(disk.maps())))
                .toList();
        return new CaptureSummary(List.copyOf(summaries), PairNegotiation.of(summaries), disks);
    }

    private static List<ContextSummary> contexts(ContextMaps maps) {
        if (maps == null) {
            return List.of();
        }
        return maps.contexts().stream()
                .map(context -> new ContextSummary(context, MapTotals.of(context, maps.map(context))))
                .toList();
    }
}
