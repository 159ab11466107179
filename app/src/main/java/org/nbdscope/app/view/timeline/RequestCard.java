package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.session.Session;

/**
 * What the card at the pointer says of a request.
 *
 * @param title   command, message and connection
 * @param latency from the first byte to the last
 * @param phases  for the bar that shows them to scale
 * @param group   its colour
 * @param lines   label and value of each further line
 */
public record RequestCard(String title, String latency, Phases phases, CommandGroup group, List<Line> lines) {

    /** Reply messages that are counted; a reply of more is said to have at least that many. */
    private static final int MOST_REPLIES = 10_000;
    /** Findings that are named. */
    private static final int MOST_FINDINGS = 4;

    /**
     * A line of the card.
     *
     * @param label what it is
     * @param value the figure
     * @param warns whether it matters
     */
    public record Line(String label, String value, boolean warns) {
    }

    /** The card of a request; while holding the index's monitor. */
    public static RequestCard of(TimelineIndex index, int transaction) {
        TransactionTable transactions = index.model().transactions();
        MessageTable messages = index.model().messages();
        Phases phases = index.phases(transaction);
        Session session = index.model().session(transactions.session(transaction));
        int request = transactions.request(transaction);
        String name = Command.nameOf(transactions.command(transaction)).replace("NBD_CMD_", "");
        String title = name + (request == MessageTable.NONE ? "" : " #" + request) + " on " + connection(session);
        List<Line> lines = new ArrayList<>();
        CommandGroup group = index.group(transaction);
        boolean goodbye = index.isGoodbye(transaction);
        if (!goodbye && (group != CommandGroup.FLUSH || transactions.length(transaction) != 0)) {
            lines.add(line("Offset", bytes(transactions.offset(transaction))));
            lines.add(line("Length", bytes(transactions.length(transaction))));
        }
        if (goodbye) {
            lines.add(line("Reply", "none is due"));
            lines.add(line("Packet", request == MessageTable.NONE ? "?" : String.valueOf(messages.frame(request))));
            return new RequestCard(title, "", phases, group, lines);
        }
        lines.add(line("Sending", span(phases.sending(), phases) + (request == MessageTable.NONE ? ", request not captured"
                : ", " + frames(messages.firstFrame(request), messages.frame(request)))));
        lines.add(line("Waiting", span(phases.waiting(), phases)));
        replyLines(index, transaction, phases, lines);
        lines.add(line("In flight", index.depthAt(index.session(transaction), phases.start()) + " on this connection, "
                + index.requests().depth(transaction) + " over all"));
        return new RequestCard(title, phases.answered() ? Figures.duration(phases.total()) : "no reply", phases, group, lines);
    }

    /** The card of a request with what the rule book found at it; while holding the index's monitor. */
    public static RequestCard of(TimelineView view, int transaction) {
        RequestCard card = of(view.index(), transaction);
        FindingMarks findings = view.findings().get();
        if (findings == null || findings.of(transaction).isEmpty()) {
            return card;
        }
        List<Line> lines = new ArrayList<>(card.lines());
        List<FindingMarks.Mark> marks = findings.of(transaction);
        for (FindingMarks.Mark mark : marks.subList(0, Math.min(MOST_FINDINGS, marks.size()))) {
            lines.add(new Line(capital(mark.severity().label()), mark.text(), mark.severity() != Severity.NOTE));
        }
        if (marks.size() > MOST_FINDINGS) {
            lines.add(line("Findings", marks.size() - MOST_FINDINGS + " more"));
        }
        return new RequestCard(card.title(), card.latency(), card.phases(), card.group(), lines);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static void replyLines(TimelineIndex index, int transaction, Phases phases, List<Line> lines) {
        TransactionTable transactions = index.model().transactions();
        MessageTable messages = index.model().messages();
        int last = transactions.lastReply(transaction);
        int replies = 0;
        for (int reply = last; reply != MessageTable.NONE && replies < MOST_REPLIES; reply = messages.previous(reply)) {
            replies++;
        }
        if (last != MessageTable.NONE) {
            int first = Math.max(0, index.requests().firstReply(transaction));
            lines.add(line("Receiving", span(phases.receiving(), phases) + ", "
                    + frames(messages.firstFrame(first), messages.frame(last))));
        }
        if (replies > 1) {
            lines.add(line("Chunks", replies + (replies == MOST_REPLIES ? " or more" : "")));
        }
        if (!phases.answered()) {
            lines.add(new Line("Reply", last == MessageTable.NONE ? "none in this capture" : "not complete", true));
        }
        int error = transactions.error(transaction);
        if (error != 0) {
            lines.add(new Line("Error", ErrorValue.nameOf(error & 0xffff_ffffL), true));
        }
        String order = Overtaking.of(index, transaction).words();
        if (!order.isEmpty()) {
            lines.add(new Line("Order", order, true));
        }
    }

    /** {@code C2}. */
    public static String connectionName(Session session) {
        return "C" + (session.number() >= 0 ? session.number() : session.id());
    }

    /** {@code C2 default export}. */
    static String connection(Session session) {
        String number = connectionName(session);
        return session.export() == null ? number : number + " " + (session.export().isEmpty() ? "default export" : session.export());
    }

    private static Line line(String label, String value) {
        return new Line(label, value, false);
    }

    private static String span(long nanos, Phases phases) {
        return phases.total() <= 0 ? Figures.duration(nanos)
                : Figures.duration(nanos) + " (" + Math.round(nanos * 1000.0 / phases.total()) / 10.0 + " %)";
    }

    private static String bytes(long value) {
        return OffsetFormat.grouped(value) + " (" + ByteCount.rounded(value) + ")";
    }

    private static String frames(long first, long last) {
        return first == last ? "packet " + last : "packets " + first + "–" + last;
    }

    /** The card in one sentence. */
    public String sentence() {
        StringBuilder text = new StringBuilder(title).append(", ").append(latency);
        for (Line line : lines) {
            text.append("; ").append(line.label()).append(' ').append(line.value());
        }
        return text.append('.').toString();
    }
}
