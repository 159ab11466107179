package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.export.ByteCount;
import org.nbdscope.dissector.export.Durations;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.protocol.Command;

/**
 * What there is to say about one place of the chart.
 *
 * @param title   the step, or the offset
 * @param message number of the message that is meant, as {@code #82}; empty for none
 * @param reason  why the request was sent; empty where it is not about a request
 * @param lines   the facts
 */
public record CoverageCard(String title, String message, String reason, List<Line> lines) {

    /** One fact. */
    public record Line(String label, String value) {
    }

    /** About a step of a staircase. */
    public static CoverageCard of(CoverageKnown known, Staircase.Row row, CaptureModel model) {
        CoverageStep step = row.first();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Asked", range(step.step().offset(), step.step().length())));
        lines.add(new Line("Answered", step.reply() < 0 ? "nothing" : range(step.step().offset(), step.answered())));
        contexts(lines, known, step.step().offset());
        if (step.reply() >= 0) {
            lines.add(new Line("Said by", said(model, step.reply()) + latency(step)));
        }
        String title = "Step " + OffsetFormat.grouped(step.number()) + " of " + OffsetFormat.grouped(step.steps()) + ": "
                + step.step().cause().label();
        if (row.count() > 1) {
            lines.add(new Line("With it", OffsetFormat.grouped(row.count() - 1) + " further steps in this row; zoom in"));
        }
        return new CoverageCard(title, step.request() < 0 ? "" : "#" + step.request(), step.reason(), lines);
    }

    private static String latency(CoverageStep step) {
        return step.step().latencyNanos() == null ? "" : ", after " + Durations.rounded(step.step().latencyNanos());
    }

    /** About an offset: what each context says there. {@code extents} is how many extents of {@code context} fall on the pixel. */
    public static CoverageCard of(CoverageKnown known, long offset, String context, int extents, CaptureModel model) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Offset", "0x" + Long.toHexString(offset) + ", block " + OffsetFormat.grouped(offset >>> 9)));
        contexts(lines, known, offset);
        int message = messageAt(known, offset, context);
        if (message >= 0) {
            lines.add(new Line("Said by", said(model, message)));
        }
        if (extents > 1) {
            lines.add(new Line("In this pixel", OffsetFormat.grouped(extents) + " extents of " + context));
        }
        if (known.contexts().stream().anyMatch(each -> each.contradicted(offset))) {
            lines.add(new Line("Contradiction", "an earlier answer said otherwise, and nothing was written in between"));
        }
        return new CoverageCard("Offset " + OffsetFormat.grouped(offset), message < 0 ? "" : "#" + message, "", lines);
    }

    /**
     * The message that says what is known of an offset in a context, or in the first that knows something where that is null; -1 for
     * none.
     */
    public static int messageAt(CoverageKnown known, long offset, String context) {
        for (ContextExtents each : known.contexts()) {
            int at = each.at(offset);
            if (at != ContextExtents.NONE && (context == null || context.equals(each.context()))) {
                return each.message(at);
            }
        }
        return -1;
    }

    private static void contexts(List<Line> lines, CoverageKnown known, long offset) {
        for (ContextExtents context : known.contexts()) {
            int at = context.at(offset);
            String what = at == ContextExtents.NONE ? "not known"
                    : StatusKind.words(context.context(), context.flags(at)) + ", "
                    + range(context.start(at), context.end(at) - context.start(at));
            lines.add(new Line(context.context(), what));
        }
    }

    /** The same with one more fact. */
    public CoverageCard with(String label, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(label, value));
        return new CoverageCard(title, message, reason, more);
    }

    /** About a request that is no block status. */
    public static CoverageCard of(CaptureModel model, int transaction, int others) {
        var table = model.transactions();
        Command command = Command.of(table.command(transaction));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Range", range(table.offset(transaction), table.length(transaction))));
        if (others > 0) {
            lines.add(new Line("In this pixel", OffsetFormat.grouped(others) + " more"));
        }
        int message = RequestTicks.messageOf(model, transaction);
        lines.add(new Line("Message", said(model, message)));
        return new CoverageCard(command == null ? "Command " + table.command(transaction) : command.name(), "#" + message, "", lines);
    }

    /** About findings. */
    public static CoverageCard of(FindingMarks.Mark mark, CaptureModel model) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Offset", OffsetFormat.grouped(mark.worst().offset())));
        lines.add(new Line("Message", said(model, mark.worst().message())));
        if (mark.count() > 1) {
            lines.add(new Line("Here as well", OffsetFormat.grouped(mark.count() - 1) + " further findings"));
        }
        if (!mark.worst().share().isEmpty()) {
            lines.add(new Line("Signs", mark.worst().share()));
        }
        return new CoverageCard(mark.worst().severity().label() + ": " + mark.worst().code(), "#" + mark.worst().message(),
                mark.worst().text(), lines);
    }

    /** In one line, for who does not see the chart. */
    public String sentence() {
        StringBuilder text = new StringBuilder(title);
        lines.forEach(line -> text.append(". ").append(line.label()).append(": ").append(line.value()));
        return text.toString();
    }

    /** A message in words. */
    public static String said(CaptureModel model, int message) {
        return "#" + message + ", packet " + model.messages().frame(message);
    }

    private static String range(long offset, long length) {
        String exact = OffsetFormat.size(length);
        boolean bytes = exact.indexOf(' ') < 0;
        return OffsetFormat.grouped(offset) + " + " + exact + (bytes && Long.compareUnsigned(length, 1 << 20) > 0
                ? " (" + ByteCount.rounded(length) + ")" : "");
    }
}
