package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.nbdscope.app.view.OffsetFormat;

/**
 * The brackets of map requests over a row of columns. Where several requests were answered about one place the last one's bracket is
 * there, as the picture below shows what it said. What it costs depends on the number of requests and of columns, not on how often they overlap.
 */
final class StripBrackets {

    /**
     * A part of a request's range that no later one covers.
     *
     * @param step   the request
     * @param from   first column
     * @param to     first column behind it
     * @param begins whether the range begins here
     * @param ends   whether the range ends here
     * @param others how many requests before it were answered about all of it
     */
    record Bracket(CoverageStep step, int from, int to, boolean begins, boolean ends, int others) {

        /** What it is, from the longest text to the shortest, which may be empty. */
        List<String> texts() {
            String number = step.request() < 0 ? "" : "#" + step.request();
            String cause = number.isEmpty() ? step.step().cause().label() : number + " · " + step.step().cause().label();
            String after = ", after " + OffsetFormat.grouped(others) + (others == 1 ? " other" : " others");
            return others == 0 ? List.of(cause, number) : List.of(cause + after, cause, number);
        }
    }

    private final int columns;
    private final List<CoverageStep> steps;
    private final int[] from;
    private final int[] to;

    private StripBrackets(List<CoverageStep> all, ByteSpan whole, int columns) {
        this.columns = columns;
        steps = all.stream().filter(step -> step.reply() >= 0).sorted(Comparator.comparingInt(CoverageStep::reply)).toList();
        from = steps.stream().mapToInt(step -> Math.min(columns - 1, column(whole, step.step().offset()))).toArray();
        to = new int[steps.size()];
        Arrays.setAll(to, i -> Math.max(from[i] + 1, column(whole, steps.get(i).step().answeredTo())));
    }

    private int column(ByteSpan whole, long offset) {
        return (int) Math.round(Math.max(0, Math.min(1, whole.position(offset))) * columns);
    }

    /** From left to right. */
    static List<Bracket> of(List<CoverageStep> steps, ByteSpan whole, int columns) {
        return new StripBrackets(steps, whole, columns).brackets();
    }

    private List<Bracket> brackets() {
        int[] owner = owners();
        int[] covering = covering();
        List<Bracket> brackets = new ArrayList<>();
        for (int begin = 0, end; begin < columns; begin = end) {
            end = begin + 1;
            while (end < columns && owner[end] == owner[begin]) {
                end++;
            }
            int step = owner[begin];
            if (step >= 0) {
                int least = Arrays.stream(covering, begin, end).min().getAsInt();
                brackets.add(new Bracket(steps.get(step), begin, end, begin == from[step], end == to[step], least - 1));
            }
        }
        return Collections.unmodifiableList(brackets);
    }

    /** By column the last step that covers it; -1 for none. The last one first takes what is free, and nobody looks there again. */
    private int[] owners() {
        int[] owner = new int[columns];
        Arrays.fill(owner, -1);
        int[] nextFree = new int[columns + 1];
        Arrays.setAll(nextFree, column -> column);
        for (int step = steps.size() - 1; step >= 0; step--) {
            for (int at = free(nextFree, from[step]); at < to[step]; at = free(nextFree, at)) {
                owner[at] = step;
                nextFree[at] = at + 1;
            }
        }
        return owner;
    }

    private static int free(int[] nextFree, int column) {
        int free = column;
        while (nextFree[free] != free) {
            nextFree[free] = nextFree[nextFree[free]];
            free = nextFree[free];
        }
        return free;
    }

    /** By column how many steps cover it. */
    private int[] covering() {
        int[] covering = new int[columns + 1];
        for (int step = 0; step < from.length; step++) {
            covering[from[step]]++;
            covering[to[step]]--;
        }
        for (int column = 1; column <= columns; column++) {
            covering[column] += covering[column - 1];
        }
        return covering;
    }
}
