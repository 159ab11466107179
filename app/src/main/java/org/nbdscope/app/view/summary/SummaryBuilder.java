package org.nbdscope.app.view.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.GroupedDigits;
import org.nbdscope.app.view.HostNames;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.analysis.AnalysisFeed;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.ColumnBins;
import org.nbdscope.app.view.coverage.ContextExtents;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.analysis.CommandStatistics;
import org.nbdscope.dissector.analysis.ContextMaps;
import org.nbdscope.dissector.analysis.CoverageMap;
import org.nbdscope.dissector.analysis.Disk;
import org.nbdscope.dissector.analysis.DiskCoverage;
import org.nbdscope.dissector.analysis.KnownContext;
import org.nbdscope.dissector.analysis.MapCause;
import org.nbdscope.dissector.analysis.MapRun;
import org.nbdscope.dissector.analysis.Negotiation;
import org.nbdscope.dissector.analysis.SessionSummary;
import org.nbdscope.dissector.analysis.StatusTotal;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.Durations;
import org.nbdscope.dissector.export.MapAnswer;
import org.nbdscope.dissector.findings.ZeroWrites;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;

/** Makes the summary page out of the tables. Belongs to the thread of an {@link AnalysisFeed}. */
final class SummaryBuilder {

    private final CaptureModel model;
    private final List<SessionSummary> sessions;
    private final SummaryPage.Throughput throughput = new SummaryPage.Throughput(new long[PeerLine.BINS], new long[PeerLine.BINS]);
    private final AnalysisFeed feed;
    private final HostNames hostNames;
    private final BitSet displayed;
    private long begin;
    private long end;

    private SummaryBuilder(AnalysisFeed feed, Verdict verdict, HostNames hostNames, BitSet displayed) {
        this.feed = feed;
        this.hostNames = hostNames;
        this.displayed = displayed;
        model = feed.model();
        sessions = feed.finished() ? feed.analysis().summary(zeroWrites(verdict)).sessions() : soFar(feed);
    }

    private static ZeroWrites zeroWrites(Verdict verdict) {
        return new ZeroWrites(verdict == null ? List.of() : verdict.findings().stream().map(PlacedFinding::finding).toList());
    }

    /** Of what is still being read: without what a handshake agreed, which belongs to the thread that reads. */
    private static List<SessionSummary> soFar(AnalysisFeed feed) {
        CaptureAnalysis analysis = feed.analysis();
        return feed.model().sessions().stream()
                .sorted(Comparator.comparingInt(session -> session.number() < 0 ? Integer.MAX_VALUE : session.number()))
                .map(session -> SessionSummary.soFar(session, analysis.traffic().trafficOf(session.id()), analysis.mapRuns().runsOf(session.id())))
                .toList();
    }

    /**
     * Makes the page.
     *
     * @param verdict   what the rules say of the capture; null where they have not said anything yet
     * @param displayed rows of the transaction table that the filter shows; null where it shows all
     */
    static SummaryPage build(AnalysisFeed feed, Verdict verdict, HostNames hostNames, BitSet displayed) {
        return new SummaryBuilder(feed, verdict, hostNames, displayed).page();
    }

    private SummaryPage page() {
        begin = feed.beginNanos();
        end = feed.endNanos();
        boolean reading = !feed.finished();
        List<List<SessionSummary>> alike = reading ? List.of() : alike(sessions);
        List<MapLine> maps = sessions.stream().filter(session -> session.mapRuns().steps() > 0).map(this::map).toList();
        List<DiskLine> disks = disks();
        List<PeerLine> peers = peers();
        return new SummaryPage(head(), encrypted(), reading, end - begin, peers, Math.max(0, sessions.size() - SummaryPage.MAX_PEERS),
                alike.stream().limit(SummaryPage.MAX_GROUPS).map(this::group).toList(), Math.max(0, alike.size() - SummaryPage.MAX_GROUPS),
                CommandTotals.of(model, feed::wanted, sessions, displayed, begin, end), filtered(), figures(reading), throughput,
                answer(reading, !disks.isEmpty()), maps, disks);
    }

    /** Also what other ways to ask would have cost. Handshakes belong to the thread that reads: until it is done there is no answer. */
    private List<String> answer(boolean reading, boolean answered) {
        if (reading) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(MapAnswer.of(sessions, answered));
        lines.addAll(WhatIfLines.of(sessions));
        return lines.stream().map(GroupedDigits::in).toList();
    }

    /** Of which requests the commands are; null for all. */
    private String filtered() {
        return displayed == null ? null : "Of the " + OffsetFormat.grouped(displayed.cardinality()) + " of "
                + count(model.transactions().count() - model.transactions().first(), "request") + " that the filter shows";
    }

    private String head() {
        long servers = sessions.stream().map(each -> each.session().endpoint(Side.SERVER)).distinct().count();
        long lost = sessions.stream().mapToLong(each -> each.traffic().missingBytes()).sum();
        long undecoded = sessions.stream().mapToLong(each -> each.traffic().undecodedBytes()).sum();
        return count(sessions.size(), "connection") + ", " + count(servers, "server") + ", " + count(feed.taken(), "message") + " in "
                + Durations.rounded(end - begin) + ", " + (lost == 0 ? "nothing lost" : ByteCount.rounded(lost) + " not captured") + ", "
                + (undecoded == 0 ? "nothing undecoded" : ByteCount.rounded(undecoded) + " undecoded");
    }

    private static String count(long number, String what) {
        return OffsetFormat.grouped(number) + " " + what + (number == 1 ? "" : "s");
    }

    static String name(Session session) {
        return session.number() < 0 ? "C?" : "C" + session.number();
    }

    private long encrypted() {
        return sessions.stream().filter(each -> isEncrypted(each.session())).count();
    }

    private static boolean isEncrypted(Session session) {
        return session.tls() == TlsState.ENCRYPTED;
    }

    private static String name(String export) {
        return export == null ? "export not captured" : export.isEmpty() ? "default export" : export;
    }

    private static String export(Session session) {
        if (session.export() == null && isEncrypted(session)) {
            return session.tls().label();
        }
        return name(session.export()) + (session.size() == null ? "" : ", " + ByteCount.rounded(session.size()));
    }

    private List<PeerLine> peers() {
        Map<Integer, CommandGroup[]> activity = new LinkedHashMap<>();
        Map<Integer, Integer> first = new LinkedHashMap<>();
        sessions.stream().limit(SummaryPage.MAX_PEERS).forEach(each -> activity.put(each.session().id(), new CommandGroup[PeerLine.BINS]));
        MessageTable messages = model.messages();
        double scale = PeerLine.BINS / (double) Math.max(1, end - begin);
        for (int row = messages.first(); row < feed.taken() && feed.wanted(); row++) {
            int bin = (int) Math.min(PeerLine.BINS - 1, Math.max(0, (messages.timeNanos(row) - begin) * scale));
            (messages.from(row) == Side.CLIENT ? throughput.toServers() : throughput.toClients())[bin] += messages.bytes(row);
            CommandGroup[] bins = activity.get(messages.session(row));
            if (bins != null) {
                first.putIfAbsent(messages.session(row), row);
                CommandGroup group = CommandGroup.of(model, row);
                bins[bin] = bins[bin] == null || group.compareTo(bins[bin]) < 0 ? group : bins[bin];
            }
        }
        return sessions.stream().limit(SummaryPage.MAX_PEERS).map(each -> peer(each, activity.get(each.session().id()),
                first.getOrDefault(each.session().id(), MessageTable.NONE))).toList();
    }

    private String endpoints(Session session) {
        return hostNames.endpoint(session.endpoint(Side.CLIENT)) + " → " + hostNames.endpoint(session.endpoint(Side.SERVER));
    }

    private PeerLine peer(SessionSummary summary, CommandGroup[] activity, int first) {
        Session session = summary.session();
        long requests = summary.traffic().commands().stream().mapToLong(CommandStatistics::requests).sum();
        List<String> did = summary.traffic().commands().stream().sorted((a, b) -> Long.compare(b.requests(), a.requests()))
                .map(command -> command.name().replace("NBD_CMD_", "").toLowerCase(Locale.ROOT).replace('_', ' '))
                .filter(command -> !command.equals("disc")).toList();
        String replies = session.repliesLabel() + (session.handshake() == null ? ", joined later" : "");
        boolean unknown = requests == 0 && isEncrypted(session);
        return new PeerLine(session.number(), name(session), endpoints(session), export(session), replies, unknown ? null : requests,
                unknown ? session.tls().label() : did.isEmpty() ? "handshake only" : String.join(", ", did), activity, first);
    }

    /** Handshakes that went alike are one group. */
    private static List<List<SessionSummary>> alike(List<SessionSummary> sessions) {
        Map<List<List<Boolean>>, List<SessionSummary>> alike = new LinkedHashMap<>();
        for (SessionSummary session : sessions) {
            List<List<Boolean>> key = session.negotiation().stream()
                    .map(row -> Arrays.asList(row.offered(), row.asked(), row.granted())).toList();
            alike.computeIfAbsent(key, ignored -> new ArrayList<>()).add(session);
        }
        return List.copyOf(alike.values());
    }

    private NegotiationGroup group(List<SessionSummary> sessions) {
        List<Negotiation> rows = new ArrayList<>();
        for (int i = 0; i < sessions.get(0).negotiation().size(); i++) {
            Negotiation row = sessions.get(0).negotiation().get(i);
            Long used = null;
            String saving = null;
            for (SessionSummary session : sessions) {
                saving = saving == null ? session.negotiation().get(i).saving() : saving;
                Long its = session.negotiation().get(i).used();
                used = its == null ? used : Long.valueOf((used == null ? 0 : used) + its);
            }
            rows.add(new Negotiation(row.feature(), row.offered(), row.asked(), row.granted(), used, saving, row.said()));
        }
        List<String> names = sessions.stream().map(each -> name(each.session())).toList();
        String text = names.size() <= 5 ? String.join(" ", names) : String.join(" ", names.subList(0, 4)) + " and " + (names.size() - 4) + " more";
        return new NegotiationGroup(text, rows, HandshakePlace.of(model, sessions.get(0).session(), rows, feed.taken()));
    }

    private List<SummaryPage.Figure> figures(boolean reading) {
        int peak = sessions.stream().mapToInt(each -> each.traffic().inFlight().peak()).max().orElse(0);
        long toServers = sessions.stream().mapToLong(each -> each.traffic().clientBytes()).sum();
        long toClients = sessions.stream().mapToLong(each -> each.traffic().serverBytes()).sum();
        long unanswered = sessions.stream().mapToLong(each -> each.session().unanswered()).sum();
        boolean unknown = !sessions.isEmpty() && encrypted() == sessions.size();
        List<SummaryPage.Figure> figures = new ArrayList<>(List.of(
                new SummaryPage.Figure("Requests in flight", unknown ? "not known" : "at most " + peak, "on one connection"),
                new SummaryPage.Figure("Bytes to servers", ByteCount.rounded(toServers), "headers included"),
                new SummaryPage.Figure("Bytes to clients", ByteCount.rounded(toClients), "headers included"),
                new SummaryPage.Figure("Unanswered", unknown ? "not known" : unanswered == 0 ? "none" : OffsetFormat.grouped(unanswered),
                        "requests without a complete reply")));
        if (!reading) {
            int options = sessions.stream().mapToInt(each -> each.session().options().size()).sum();
            figures.add(new SummaryPage.Figure("Handshakes", count(options, "option"), "on " + count(sessions.size(), "connection")));
        }
        return figures;
    }

    private MapLine map(SessionSummary summary) {
        Map<MapCause, Long> causes = new LinkedHashMap<>();
        long[] nanos = new long[1];
        summary.mapRuns().causes().forEach((cause, total) -> {
            causes.put(cause, total.steps());
            nanos[0] += total.latencyNanos();
        });
        List<MapRun> runs = summary.mapRuns().runs();
        return new MapLine(summary.session().number(), name(summary.session()) + " " + export(summary.session()), summary.mapRuns().steps(), summary.mapRuns().count(),
                runs.stream().mapToLong(MapRun::lowerBound).sum(), causes, nanos[0],
                runs.stream().mapToLong(MapRun::avoidableByExtendedHeaders).sum(), runs.stream().mapToLong(MapRun::avoidableByClient).sum());
    }

    private List<DiskLine> disks() {
        List<DiskLine> lines = new ArrayList<>();
        for (DiskCoverage disk : feed.analysis().coverage().disks().stream().sorted(DiskCoverage.BY_CONNECTION).toList()) {
            ContextMaps maps = disk.maps();
            String export = owner(disk.disk()) + name(disk.disk().export());
            for (String context : maps.contexts()) {
                if (lines.size() < SummaryPage.MAX_PEERS) {
                    String name = export + (disk.disk().size() == null ? "" : " " + ByteCount.rounded(disk.disk().size())) + ", " + context;
                    lines.add(line(name, ContextExtents.of(context, KnownContext.of(maps.map(context))), maps.map(context)));
                }
            }
        }
        return lines;
    }

    /** A disk of which too little is known to tell it from others is that of its connection. */
    private String owner(Disk disk) {
        return disk.session() == null ? "" : sessions.stream().map(SessionSummary::session)
                .filter(session -> session.id() == disk.session()).map(session -> name(session) + " ").findFirst().orElse("");
    }

    private static DiskLine line(String name, ContextExtents extents, CoverageMap map) {
        long known = extents.count() == 0 ? 1 : extents.end(extents.count() - 1);
        ByteSpan whole = new ByteSpan(0, map.size() == null ? known : map.size());
        List<String> words = new ArrayList<>();
        for (StatusTotal total : extents.totals().totals()) {
            words.add(StatusKind.words(extents.context(), total.type()) + ": " + ByteCount.rounded(total.bytes())
                    + String.format(Locale.ROOT, " (%.1f %%)", total.percent()));
            if (words.size() == 4) {
                break;
            }
        }
        Long unknown = extents.totals().unknownBytes();
        if (unknown != null && unknown != 0) {
            words.add("unknown: " + ByteCount.rounded(unknown));
        }
        return new DiskLine(name, ColumnBins.of(extents, whole, DiskLine.COLUMNS, Set.of()), String.join(" · ", words));
    }
}
