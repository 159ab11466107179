package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nbdscope.app.view.findings.FindingsModel;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;

/** Where on the timeline the rule book found something. Does not change. */
public final class FindingMarks {

    /**
     * A place at which something was found.
     *
     * @param severity    how bad it is under the profile of its connection
     * @param session     the connection by its session's id
     * @param transaction the request concerned, or {@link TimelineView#NONE}
     * @param message     row of the message to which the mark leads
     * @param time        time of that message, nanoseconds since 1970
     * @param text        code and title
     */
    public record Mark(Severity severity, int session, int transaction, int message, long time, String text) {
    }

    private final List<Mark> marks;
    private final Map<Integer, List<Mark>> byTransaction = new HashMap<>();

    private FindingMarks(List<Mark> marks) {
        marks.sort(Comparator.comparing(Mark::severity).reversed().thenComparing(Mark::time));
        this.marks = List.copyOf(marks);
        this.marks.stream().filter(mark -> mark.transaction() != TimelineView.NONE)
                .forEach(mark -> byTransaction.computeIfAbsent(mark.transaction(), key -> new ArrayList<>(1)).add(mark));
    }

    /** The marks of findings that lead to a message: at that message, and at each request that the finding lists. */
    public static FindingMarks of(CaptureModel model, Verdict verdict) {
        FindingsModel judged = new FindingsModel(verdict);
        List<Mark> marks = new ArrayList<>();
        for (PlacedFinding placed : verdict.findings()) {
            Set<Integer> requests = new LinkedHashSet<>();
            if (placed.hasMessage()) {
                requests.add(add(marks, model, placed, placed.message(), judged.severity(placed)));
            }
            for (int message : placed.messages()) {
                int transaction = model.messages().transaction(message);
                if (transaction >= 0 && requests.add(transaction)) {
                    add(marks, model, placed, message, judged.severity(placed));
                }
            }
        }
        return new FindingMarks(marks);
    }

    private static int add(List<Mark> marks, CaptureModel model, PlacedFinding placed, int message, Severity severity) {
        MessageTable messages = model.messages();
        TransactionTable transactions = model.transactions();
        int transaction = messages.transaction(message) < 0 ? TimelineView.NONE : messages.transaction(message);
        long time = TimeWindow.clamp(messages.timeNanos(message));
        if (transaction != TimelineView.NONE && transactions.lastReply(transaction) != MessageTable.NONE) {
            time = TimeWindow.clamp(messages.timeNanos(transactions.lastReply(transaction)));
        }
        marks.add(new Mark(severity, messages.session(message), transaction, message, time,
                placed.finding().rule().code() + ": " + placed.finding().rule().title()));
        return transaction;
    }

    /** All marks, the worst first, then by time. */
    public List<Mark> all() {
        return marks;
    }

    /** The marks of a request, the worst first. */
    public List<Mark> of(int transaction) {
        return byTransaction.getOrDefault(transaction, List.of());
    }
}
