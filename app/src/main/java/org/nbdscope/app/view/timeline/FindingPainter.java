package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.List;

/** Paints where the rule book found something: the worst where several are at one place. */
final class FindingPainter {

    /** Logical pixels between two signs, beside and below each other. */
    private static final double APART = 12;

    /** Says where the sign of a mark belongs. */
    interface Places {

        /** Height of the place in the picture; {@link Double#NaN} where it is not in the picture. */
        double y(FindingMarks.Mark mark);
    }

    private final Painting painting;

    FindingPainter(Painting painting) {
        this.painting = painting;
    }

    /** Paints the signs of a window of time. */
    void paint(Places places) {
        FindingMarks marks = painting.view().findings().get();
        if (marks == null) {
            return;
        }
        List<double[]> taken = new ArrayList<>();
        PictureLayout layout = painting.layout();
        double least = layout.gutter() + SeveritySign.RADIUS;
        double most = layout.width() - SeveritySign.RADIUS;
        for (FindingMarks.Mark mark : marks.all()) {
            if (painting.window().contains(mark.time())) {
                double x = Math.max(least, Math.min(most, layout.x(painting.window(), mark.time())));
                double y = places.y(mark);
                boolean free = !Double.isNaN(y)
                        && taken.stream().noneMatch(at -> Math.abs(at[0] - x) < APART && Math.abs(at[1] - y) < APART);
                if (free) {
                    taken.add(new double[] {x, y});
                    SeveritySign.paint(painting.surface(), mark.severity(), x, y,
                            painting.colours().sign(mark.severity(), isDimmed(mark)));
                }
            }
        }
    }

    private boolean isDimmed(FindingMarks.Mark mark) {
        return painting.displayed() != null
                && (mark.transaction() == TimelineView.NONE || !painting.displayed().test(mark.transaction()));
    }
}
