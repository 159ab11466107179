package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * @param text        code and title, and which of its requests have a mark where not all have
     * @param first       whether the finding begins here
     */
    public record Mark(Severity severity, int session, int transaction, int message, long time, String text, boolean first) {
    }

    /** Requests marked at most, beside the first one of each finding; those of the worst findings. */
    private static final int MOST = 50_000;

    private final List<Mark> marks;
    private final boolean partial;
    private final Map<Integer, List<Mark>> byTransaction = new HashMap<>();

    private FindingMarks(List<Mark> marks, boolean partial) {
        this.partial = partial;
        marks.sort(Comparator.comparing(Mark::severity).reversed().thenComparing(Mark::time));
        this.marks = List.copyOf(marks);
        this.marks.stream().filter(mark -> mark.transaction() != TimelineView.NONE)
                .forEach(mark -> byTransaction.computeIfAbsent(mark.transaction(), key -> new ArrayList<>(1)).add(mark));
    }

    /** The marks of findings that lead to a message: at that message, and at each request that the finding lists; the worst first. */
    public static FindingMarks of(CaptureModel model, Verdict verdict) {
        FindingsModel judged = new FindingsModel(verdict);
        List<PlacedFinding> worstFirst = new ArrayList<>(verdict.findings());
        worstFirst.sort(Comparator.comparing(judged::severity).reversed());
        List<Mark> marks = new ArrayList<>();
        boolean partial = false;
        for (PlacedFinding placed : worstFirst) {
            Severity severity = judged.severity(placed);
            String share = MarkedShare.of(placed.finding());
            partial |= !share.isEmpty();
            String text = placed.finding().rule().code() + ": " + placed.finding().rule().title()
                    + (share.isEmpty() ? "" : " (" + share + ")");
            int first = TimelineView.NONE;
            if (placed.hasMessage()) {
                Mark mark = at(model, placed.message(), severity, text, true);
                first = mark.transaction;
                marks.add(mark);
            }
            for (int request : placed.requests()) {
                int message = message(model.transactions(), request);
                if (request != first && message != MessageTable.NONE && marks.size() < MOST) {
                    marks.add(at(model, message, severity, text, false));
                }
            }
        }
        return new FindingMarks(marks, partial);
    }

    /** Its request, else its reply; {@link MessageTable#NONE} while neither is whole. */
    private static int message(TransactionTable transactions, int transaction) {
        int request = transactions.request(transaction);
        return request != MessageTable.NONE ? request : transactions.lastReply(transaction);
    }

    private static Mark at(CaptureModel model, int message, Severity severity, String text, boolean first) {
        MessageTable messages = model.messages();
        TransactionTable transactions = model.transactions();
        int transaction = messages.transaction(message) < 0 ? TimelineView.NONE : messages.transaction(message);
        long time = TimeWindow.clamp(messages.timeNanos(message));
        if (transaction != TimelineView.NONE && transactions.lastReply(transaction) != MessageTable.NONE) {
            time = TimeWindow.clamp(messages.timeNanos(transactions.lastReply(transaction)));
        }
        return new Mark(severity, messages.session(message), transaction, message, time, text, first);
    }

    /** Whether some finding has more requests than are marked. */
    public boolean partial() {
        return partial;
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
