package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nbdscope.dissector.analysis.MapCause;

/** The steps that touch a part of the disk, in at most so many rows: where there are more steps, a row is the hull of several. */
public final class Staircase {

    /**
     * A row of the staircase. Positions are those of {@link ByteSpan#position}, cut at 0 and 1.
     *
     * @param first      the first of its steps
     * @param count      how many steps it stands for
     * @param cause      that of most of them
     * @param start      where the lowest asks
     * @param askedTo    how far they ask
     * @param answeredTo how far the answers reach
     * @param lastReply  row of the last message that answers one of them; -1 for none
     * @param dimmed     whether the filter, or the legend, hides all of them
     */
    public record Row(CoverageStep first, int count, MapCause cause, double start, double askedTo, double answeredTo, int lastReply,
            boolean dimmed) {
    }

    private final List<Row> rows;
    private final int steps;

    private Staircase(List<Row> rows, int steps) {
        this.rows = rows;
        this.steps = steps;
    }

    /**
     * Lays the steps out.
     *
     * @param room  rows at most, at least 1
     * @param shown which steps are not dimmed
     */
    public static Staircase of(List<CoverageStep> all, ByteSpan span, int room, Predicate<CoverageStep> shown) {
        List<CoverageStep> steps = new ArrayList<>();
        for (CoverageStep step : all) {
            if (span.meets(step.step().offset(), step.askedTo())) {
                steps.add(step);
            }
        }
        int count = Math.min(room, steps.size());
        List<Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) steps.size() * i / count);
            int to = (int) ((long) steps.size() * (i + 1) / count);
            rows.add(row(steps.subList(from, to), span, shown));
        }
        return new Staircase(List.copyOf(rows), steps.size());
    }

    private static Row row(List<CoverageStep> steps, ByteSpan span, Predicate<CoverageStep> shown) {
        int[] causes = new int[MapCause.values().length];
        double start = 1;
        double askedTo = 0;
        double answeredTo = 0;
        int lastReply = -1;
        for (CoverageStep step : steps) {
            causes[step.step().cause().ordinal()]++;
            start = Math.min(start, span.position(step.step().offset()));
            askedTo = Math.max(askedTo, span.position(step.askedTo()));
            answeredTo = Math.max(answeredTo, span.position(step.step().answeredTo()));
            lastReply = Math.max(lastReply, step.reply());
        }
        int most = 0;
        for (int i = 1; i < causes.length; i++) {
            most = causes[i] > causes[most] ? i : most;
        }
        return new Row(steps.get(0), steps.size(), MapCause.values()[most], Math.max(-0.01, start), Math.min(1.01, askedTo),
                Math.max(-0.01, Math.min(1.01, answeredTo)), lastReply, steps.stream().noneMatch(shown));
    }

    /** The rows, the oldest first. */
    public List<Row> rows() {
        return rows;
    }

    /** How many steps touch the part of the disk. */
    public int steps() {
        return steps;
    }

    /** The row a step is in, or -1. */
    public int rowOf(CoverageStep step) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).first().request() <= step.request()) {
                return step.request() < 0 ? -1 : i;
            }
        }
        return -1;
    }
}
