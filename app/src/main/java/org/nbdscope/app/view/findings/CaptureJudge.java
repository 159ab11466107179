package org.nbdscope.app.view.findings;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.nbdscope.dissector.analysis.MapRunBuilder;
import org.nbdscope.dissector.analysis.MapRuns;
import org.nbdscope.dissector.analysis.PeerHabits;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.FindingPlace;
import org.nbdscope.dissector.findings.FindingPlaces;
import org.nbdscope.dissector.findings.MapRunRules;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.findings.SeverityWatch;
import org.nbdscope.dissector.findings.Tolerance;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Message;
import org.nbdscope.dissector.session.PendingRequest;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.SessionListener;
import org.nbdscope.dissector.session.Side;
import org.nbdscope.dissector.session.TlsState;
import org.nbdscope.dissector.tcp.Missing;

/**
 * Holds a capture against the rule book while it is read, as listener of its model and, behind that, of its sessions. Belongs to the
 * thread that reads.
 */
public final class CaptureJudge implements SessionListener, ModelListener {

    private final CaptureModel model;
    private final BooleanSupplier wanted;
    private final FindingCollector findings = new FindingCollector();
    private final RuleChecks checks = new RuleChecks(findings);
    private final MapRunBuilder runs;
    private final PeerHabits peers;
    private final BitSet incomplete = new BitSet();
    private long missingBytes;

    /**
     * Judges what this model will be filled with; becomes its listener.
     *
     * @param wanted whether anybody still waits for a verdict; asked from any thread. Where nobody does, one that is being made ends
     *               early and misses something
     */
    public CaptureJudge(CaptureModel model, BooleanSupplier wanted) {
        this.model = model;
        this.wanted = wanted;
        runs = new MapRunBuilder(model);
        peers = new PeerHabits(model);
        model.listener(this);
    }

    /** The verdict when all is read; asked for once. */
    public Verdict end() {
        MapRunRules maps = new MapRunRules(runs, findings);
        model.sessions().forEach(maps::judge);
        return look(findings.findings(), true).verdict();
    }

    /**
     * What was found so far, to be made a verdict of in another thread, which goes through the rows. What only the whole capture tells is
     * not in it.
     */
    public Look look() {
        return look(findings.findings().stream().map(Finding::copy).toList(), false);
    }

    private Look look(List<Finding> found, boolean last) {
        List<List<String>> notes = found.stream().map(finding -> finding.session() == null ? List.<String>of()
                : Tolerance.notes(finding, peers.peersOf(finding.session()))).toList();
        return new Look(model, wanted, found, notes, unjudged(), last);
    }

    /** Changes whenever something was found. */
    public long found() {
        return findings.findings().stream().mapToLong(Finding::count).sum();
    }

    /** Waits for something at least so bad; what only the whole capture tells is not among it. */
    public SeverityWatch watch(Severity severity) {
        return new SeverityWatch(findings, severity, finding -> FindingRow.profile(finding, null));
    }

    /** What was found at a moment. */
    public static final class Look {

        private final CaptureModel model;
        private final BooleanSupplier wanted;
        private final List<Finding> found;
        private final List<List<String>> notes;
        private final Unjudged unjudged;
        private final boolean last;

        private Look(CaptureModel model, BooleanSupplier wanted, List<Finding> found, List<List<String>> notes, Unjudged unjudged,
                     boolean last) {
            this.model = model;
            this.wanted = wanted;
            this.found = found;
            this.notes = notes;
            this.unjudged = unjudged;
            this.last = last;
        }

        /** The verdict; goes through the rows. */
        public Verdict verdict() {
            List<FindingPlace> places = new FindingPlaces(model, wanted).of(found);
            ConcernedRequests requests = new ConcernedRequests(model.transactions(), found, wanted);
            List<PlacedFinding> placed = new ArrayList<>(found.size());
            for (int i = 0; i < found.size(); i++) {
                placed.add(new PlacedFinding(found.get(i), places.get(i).message(), places.get(i).messages(), requests.of(found.get(i)),
                        notes.get(i)));
            }
            return new Verdict(List.copyOf(placed), RuleBook.rules().size(), unjudged, CaptureStrip.of(model, placed, wanted), last);
        }
    }

    /** The runs of block status requests of a session ({@link Session#id()}) so far. */
    public MapRuns mapRuns(int session) {
        return runs.runsOf(session);
    }

    private Unjudged unjudged() {
        int joinedLater = 0;
        int encrypted = 0;
        for (Session session : model.sessions()) {
            joinedLater += session.handshakeSeen() ? 0 : 1;
            encrypted += session.tls() == TlsState.ENCRYPTED ? 1 : 0;
        }
        return new Unjudged(model.sessions().size(), incomplete.cardinality(), missingBytes, joinedLater, encrypted, findings.dropped());
    }

    @Override
    public void messageAdded(int message) {
        runs.messageAdded(message);
        peers.messageAdded(message);
    }

    @Override
    public void transactionFinished(int transaction) {
        runs.transactionFinished(transaction);
    }

    @Override
    public void opened(Session session) {
        checks.opened(session);
    }

    @Override
    public void message(Session session, Message message) {
        checks.message(session, message);
    }

    @Override
    public void abandoned(Session session, PendingRequest request) {
        checks.abandoned(session, request);
    }

    @Override
    public void missing(Session session, Side from, long length, Missing why, long frame, long timeNanos) {
        incomplete.set(session.id());
        missingBytes += length;
        checks.missing(session, from, length, why, frame, timeNanos);
    }

    @Override
    public boolean wantsPayload() {
        return checks.wantsPayload();
    }

    @Override
    public void payload(Session session, Message message, long position, ByteBuffer bytes, int at, int length) {
        checks.payload(session, message, position, bytes, at, length);
    }

    @Override
    public void ended(Session session, Side from, boolean reset, long frame, long timeNanos) {
        checks.ended(session, from, reset, frame, timeNanos);
    }

    @Override
    public void closed(Session session) {
        checks.closed(session);
    }

    @Override
    public void numbered() {
        checks.numbered();
    }
}
