package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.analysis.MapRunBuilder;
import org.nbdscope.dissector.analysis.PeerHabits;
import org.nbdscope.dissector.detail.AnnotatedDump;
import org.nbdscope.dissector.detail.MessageBytesLoader;
import org.nbdscope.dissector.export.FindingContext;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.export.TransactionFeed;
import org.nbdscope.dissector.filter.FieldValues;
import org.nbdscope.dissector.filter.FindingValues;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.FindingPlace;
import org.nbdscope.dissector.findings.FindingPlaces;
import org.nbdscope.dissector.findings.MapRunRules;
import org.nbdscope.dissector.findings.Profile;
import org.nbdscope.dissector.findings.RuleBook;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.findings.Tolerance;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.ModelListener;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.SessionListener;

/** Holds a capture against the rule book while it is read, and says what it has to say of the findings. */
final class Judgement implements ModelListener, FindingContext {

    /** Bytes of a message that are shown beside a finding. */
    private static final int SHOWN_BYTES = 64;

    private final FindingCollector findings = new FindingCollector();
    private final RuleChecks checks = new RuleChecks(findings);
    private final Map<Finding, FindingPlace> places = new HashMap<>();
    private MapRunBuilder runs;
    private PeerHabits peers;
    private FindingValues values = new FindingValues(null);
    private MessageBytesLoader bytes;
    /** Gives rows back as they come; null where they are kept, because the messages of the findings are wanted. */
    private TransactionFeed rows;

    /** Who has to be told of the sessions. */
    SessionListener checks() {
        return checks;
    }

    /**
     * Takes rows of the capture's tables from now on.
     *
     * @param keepMessages whether the messages that the findings are about will be asked for
     */
    Judgement begin(OpenCapture capture, boolean keepMessages) {
        runs = new MapRunBuilder(capture.model());
        peers = new PeerHabits(capture.model());
        if (keepMessages) {
            values = new FindingValues(capture.values());
            bytes = capture.loader();
        } else {
            rows = new TransactionFeed(capture.dissection(), transaction -> {
            });
        }
        return this;
    }

    @Override
    public void messageAdded(int message) {
        runs.messageAdded(message);
        peers.messageAdded(message);
        if (rows != null) {
            rows.messageAdded(message);
        }
    }

    @Override
    public void transactionFinished(int transaction) {
        runs.transactionFinished(transaction);
        if (rows != null) {
            rows.transactionFinished(transaction);
        }
    }

    @Override
    public void sessionsNumbered() {
        if (rows != null) {
            rows.sessionsNumbered();
        }
    }

    /** The findings when all is read: the worst first, then by rule, then by session. */
    List<Finding> end(OpenCapture capture, Profile chosen) {
        MapRunRules maps = new MapRunRules(runs, findings);
        for (Session session : capture.model().sessions()) {
            maps.judge(session);
        }
        Comparator<Finding> bySeverity = Comparator.comparing(finding -> finding.severity(FindingRow.profile(finding, chosen)));
        List<Finding> all = findings.findings();
        if (rows == null) {
            List<FindingPlace> found = new FindingPlaces(capture.model()).of(all);
            for (int i = 0; i < found.size(); i++) {
                places.put(all.get(i), found.get(i));
            }
        }
        all.sort(bySeverity.reversed().thenComparingInt(finding -> RuleBook.rules().indexOf(finding.rule())));
        return all;
    }

    private FindingPlace place(Finding finding) {
        return places.getOrDefault(finding, FindingPlace.NOWHERE);
    }

    @Override
    public FieldValues values(Finding finding, Profile profile) {
        return values.at(finding, place(finding), profile);
    }

    @Override
    public List<String> notes(Finding finding) {
        return finding.session() == null ? List.of() : Tolerance.notes(finding, peers.peersOf(finding.session()));
    }

    @Override
    public String bytes(Finding finding) {
        int message = place(finding).message();
        if (message == MessageTable.NONE || bytes == null) {
            return "";
        }
        try {
            return AnnotatedDump.hex(bytes.load(message, SHOWN_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
