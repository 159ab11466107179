package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;

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
     */
    public record Mark(double position, DiskFinding worst, int count) {
    }

    private FindingMarks() {
    }

    /**
     * Lays findings out.
     *
     * @param width of the chart in logical pixels
     */
    static List<Mark> of(List<DiskFinding> findings, ByteSpan span, double width) {
        int places = Math.max(1, (int) (width / APART));
        DiskFinding[] worst = new DiskFinding[places];
        int[] counts = new int[places];
        for (DiskFinding finding : findings) {
            if (span.meets(finding.offset(), finding.offset() + 1)) {
                int place = (int) Math.min(places - 1, span.position(finding.offset()) * places);
                counts[place]++;
                if (worst[place] == null || finding.severity().compareTo(worst[place].severity()) > 0) {
                    worst[place] = finding;
                }
            }
        }
        List<Mark> marks = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            if (worst[place] != null) {
                add(marks, new Mark(span.position(worst[place].offset()), worst[place], counts[place]), APART / width);
            }
        }
        return List.copyOf(marks);
    }

    /** Two at the ends of places beside each other may be as near as those of one place. */
    private static void add(List<Mark> marks, Mark mark, double apart) {
        Mark before = marks.isEmpty() ? null : marks.get(marks.size() - 1);
        if (before == null || mark.position - before.position >= apart) {
            marks.add(mark);
        } else {
            boolean worse = mark.worst.severity().compareTo(before.worst.severity()) > 0;
            marks.set(marks.size() - 1, new Mark(before.position, worse ? mark.worst : before.worst, before.count + mark.count));
        }
    }
}
