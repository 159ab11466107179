package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The findings of a part of the disk, those that would cover each other as one mark. */
public final class FindingMarks {

    /** Fewest pixels from one mark to the next. */
    static final double APART = 18;

    /**
     * A mark.
     *
     * @param position as {@link ByteSpan#position}
     * @param worst    the worst of its findings
     * @param count    how many it stands for
     * @param dimmed   whether the filter hides all that are at this place; else it stands for those only that it does not hide
     */
    public record Mark(double position, DiskFinding worst, int count, boolean dimmed) {
    }

    private FindingMarks() {
    }

    /**
     * Lays findings out.
     *
     * @param width of the chart in logical pixels
     * @param shown which findings the filter does not hide
     */
    static List<Mark> of(List<DiskFinding> findings, ByteSpan span, double width, Predicate<DiskFinding> shown) {
        int places = Math.max(1, (int) (width / APART));
        Mark[] marks = new Mark[places];
        for (DiskFinding finding : findings) {
            if (span.meets(finding.offset(), finding.offset() + 1)) {
                int place = (int) Math.min(places - 1, span.position(finding.offset()) * places);
                Mark mark = new Mark(span.position(finding.offset()), finding, 1, !shown.test(finding));
                marks[place] = marks[place] == null ? mark : together(marks[place], mark);
            }
        }
        List<Mark> apart = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark != null) {
                add(apart, mark, APART / width);
            }
        }
        return List.copyOf(apart);
    }

    /** Two at the ends of places beside each other may be as near as those of one place. */
    private static void add(List<Mark> marks, Mark mark, double apart) {
        Mark before = marks.isEmpty() ? null : marks.get(marks.size() - 1);
        if (before == null || mark.position - before.position >= apart) {
            marks.add(mark);
        } else {
            Mark both = together(before, mark);
            marks.set(marks.size() - 1, new Mark(before.position, both.worst, both.count, both.dimmed));
        }
    }

    /** One mark in the place of two: what the filter shows covers what it hides. */
    private static Mark together(Mark one, Mark other) {
        if (one.dimmed != other.dimmed) {
            return one.dimmed ? other : one;
        }
        Mark worst = other.worst.severity().compareTo(one.worst.severity()) > 0 ? other : one;
        return new Mark(worst.position, worst.worst, one.count + other.count, one.dimmed);
    }
}
